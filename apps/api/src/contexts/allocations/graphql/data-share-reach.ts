import { attachReach } from '../../identity/index.ts'
import { DataShareRef } from './data-share.ts'

attachReach(DataShareRef, {
  kind: 'DATA_SHARE',
  typename: 'DataShare',
  noun: 'data share',
  actions: {
    VIEW: 'see it',
    USE: 'reach the data in it',
    EDIT: 'change it or release it',
  },
  table: 'allocations.data_shares',
  label: 'o.name',
  functions: {
    ways: 'allocations.data_share_ways_told',
    decided: 'allocations.data_share_decided',
    mayAsk: 'allocations.may_ask_data_shares',
    reachedBy: 'allocations.data_shares_reached_by',
  },
})
