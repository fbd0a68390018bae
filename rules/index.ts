// Generated from the folder by `npm test -- -u`.
import type { Rule } from '../src/rule.ts'
import batchJobWithoutNetwork from './batch-job-without-network.ts'
import ipRangeInSubnet from './ip-range-in-subnet.ts'
import networkModeAlone from './network-mode-alone.ts'
import untrustedCodeWithoutNetwork from './untrusted-code-without-network.ts'
import userCodeOffHostNetwork from './user-code-off-host-network.ts'

export const rules: readonly Rule[] = [
  batchJobWithoutNetwork,
  ipRangeInSubnet,
  networkModeAlone,
  untrustedCodeWithoutNetwork,
  userCodeOffHostNetwork
]
