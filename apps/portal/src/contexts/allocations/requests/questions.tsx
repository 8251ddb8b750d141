import { DecimalField } from '@tenure/ui/decimal-field'
import { LateSelect } from '@tenure/ui/late-fields'
import { TextArea } from '@tenure/ui/text-area'
import { useQuery } from 'urql'
import { ProjectAllocationsDocument } from '../../../graphql/generated/project-allocations.ts'
import { RequestQuestionsDocument, type RequestQuestionsQuery } from '../../../graphql/generated/request-questions.ts'
import type { AskValues } from './ask-values.ts'

type Question = RequestQuestionsQuery['resourceTypes'][number]['questions'][number]

interface QuestionsProps {
  readonly values: AskValues
  /** By question. */
  readonly answers: Readonly<Record<string, string>>
  readonly onChange: (answers: Readonly<Record<string, string>>) => void
}

/** What the chosen resource type asks. */
export function Questions({ values, answers, onChange }: QuestionsProps) {
  const [{ data }] = useQuery({ query: RequestQuestionsDocument })
  const [{ data: given }] = useQuery({
    query: ProjectAllocationsDocument,
    variables: { id: values.projectId },
    pause: values.kind === 'NEW' || values.projectId === '',
  })
  const ofAllocation = given?.project?.allocations.edges.find(({ node }) => node.id === values.allocationId)?.node
  const typeId = values.kind === 'NEW' || !ofAllocation ? values.resourceTypeId : ofAllocation.resourceType.id
  const questions = data?.resourceTypes.find(({ id }) => id === typeId)?.questions ?? []
  return questions.map((question) => (
    <Answer
      key={question.id}
      question={question}
      value={answers[question.id] ?? ''}
      onChange={(answer) => onChange({ ...answers, [question.id]: answer })}
    />
  ))
}

interface AnswerProps {
  readonly question: Question
  readonly value: string
  readonly onChange: (answer: string) => void
}

const yesNo = [
  { id: 'YES', name: 'Yes' },
  { id: 'NO', name: 'No' },
]

function Answer({ question: { wording, help, kind, choices, isRequired }, value, onChange }: AnswerProps) {
  const field = { label: wording, isRequired, value, onChange, ...(help !== null && { description: help }) }
  if (kind === 'NUMBER') return <DecimalField {...field} />
  if (kind === 'CHOICE') return <LateSelect {...field} options={choices.map((name) => ({ id: name, name }))} />
  if (kind === 'YES_NO') return <LateSelect {...field} options={yesNo} />
  return <TextArea {...field} rows={2} />
}
