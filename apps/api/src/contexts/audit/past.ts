import { keepsPast } from '../../kernel/database/past.ts'

// The trail, as far as it had come by an earlier time.
keepsPast('audit.audit_logs')
