import { Card } from '@tenure/ui/card'
import { KeyValue } from '@tenure/ui/key-value'
import type { PersonNameFragment } from '../../../graphql/generated/person-name.ts'
import { stewardWords } from '../words.ts'
import type { OverviewProject } from './project-overview.tsx'

/** Who answers for what, and where each of them comes from. */
export function InChargeCard({ project }: { readonly project: OverviewProject }) {
  const { piOwner, effectiveDataSteward, effectiveResourceManagers, resourceManagers, defaultSecurityGroup } = project
  const whence = resourceManagers.length > 0 ? 'named for the project' : 'the PI, for nobody else is named'
  return (
    <Card title="In charge">
      <KeyValue
        items={[
          { name: 'PI', value: <Named name={piOwner.fullName} whence="owns the project" /> },
          {
            name: 'Resource managers',
            value: effectiveResourceManagers.map((person) => (
              <Person key={person.id} person={person} whence={whence} />
            )),
          },
          {
            name: 'Data steward',
            value: <Person person={effectiveDataSteward.user} whence={stewardWords[effectiveDataSteward.reason]} />,
          },
          {
            name: 'Security group',
            value: <Named name={defaultSecurityGroup.groupName} whence="reaches data shares that name no other" />,
          },
        ]}
      />
    </Card>
  )
}

function Person({ person, whence }: { readonly person: PersonNameFragment; readonly whence: string }) {
  return <Named name={person.fullName} whence={person.status === 'ACTIVE' ? whence : `${whence}; not active now`} />
}

function Named({ name, whence }: { readonly name: string; readonly whence: string }) {
  return (
    <span className="block">
      {name} <span className="text-dim">· {whence}</span>
    </span>
  )
}
