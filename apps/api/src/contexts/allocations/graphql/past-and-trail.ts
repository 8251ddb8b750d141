import { attachAuditLog, attachComparison, attachHistory } from '../../audit/index.ts'
import { allocationHistory, dataShareHistory, resourceShareHistory } from '../history.ts'
import { AllocationRef } from './allocation.ts'
import { DataShareRef } from './data-share.ts'
import { ResourceShareRef } from './resource-share.ts'
import { ResourceTypeRef } from './resource-type.ts'

attachHistory(AllocationRef, allocationHistory)
attachHistory(ResourceShareRef, resourceShareHistory)
attachHistory(DataShareRef, dataShareHistory)
attachAuditLog(AllocationRef, 'row')
attachAuditLog(ResourceShareRef, 'row')
attachAuditLog(DataShareRef, 'row')
attachAuditLog(ResourceTypeRef, 'row')
attachComparison('Allocation', 'an allocation')
attachComparison('ResourceShare', 'a share')
attachComparison('DataShare', 'a data share')
