import './kernel/graphql/scalars.ts'
import './kernel/graphql/counted.ts'
import './kernel/graphql/refusal-types.ts'
import './contexts/identity/graphql/tenant.ts'
import './contexts/identity/graphql/role.ts'
import './contexts/identity/graphql/user.ts'
import './contexts/identity/graphql/viewer.ts'
import './contexts/projects/graphql/project.ts'
import './contexts/projects/graphql/projects-query.ts'
import './contexts/projects/graphql/refusal-types.ts'
import './contexts/projects/graphql/create-project.ts'
import { builder } from './kernel/builder.ts'

/** The whole graph, built once. */
export const schema = builder.toSchema()
