import { keepsPast } from '../../kernel/database/past.ts'

// What of this context can be read as of an earlier time: who was in a group, and which project was a person's default.
keepsPast('identity.users', 'identity.security_group_members')
