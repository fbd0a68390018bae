// Generated from the folder by `npm test -- -u`.
import type { Rule } from '../src/rule.ts'
import batchJobWithoutNetwork from './batch-job-without-network.ts'
import composeSchema from './compose-schema.ts'
import configDefined from './config-defined.ts'
import containerNameUnique from './container-name-unique.ts'
import dependencyAcyclic from './dependency-acyclic.ts'
import envFileExists from './env-file-exists.ts'
import extendsResolves from './extends-resolves.ts'
import fragmentRead from './fragment-read.ts'
import includeResolves from './include-resolves.ts'
import inputBounded from './input-bounded.ts'
import ipRangeInSubnet from './ip-range-in-subnet.ts'
import modelDefined from './model-defined.ts'
import networkDefined from './network-defined.ts'
import networkModeAlone from './network-mode-alone.ts'
import projectNotEmpty from './project-not-empty.ts'
import secretDefined from './secret-defined.ts'
import serviceDefined from './service-defined.ts'
import serviceStartable from './service-startable.ts'
import silenceValid from './silence-valid.ts'
import untrustedCodeWithoutNetwork from './untrusted-code-without-network.ts'
import userCodeOffHostNetwork from './user-code-off-host-network.ts'
import variableSet from './variable-set.ts'
import variableValid from './variable-valid.ts'
import volumeDefined from './volume-defined.ts'
import yamlValid from './yaml-valid.ts'

export const rules: readonly Rule[] = [
  batchJobWithoutNetwork,
  composeSchema,
  configDefined,
  containerNameUnique,
  dependencyAcyclic,
  envFileExists,
  extendsResolves,
  fragmentRead,
  includeResolves,
  inputBounded,
  ipRangeInSubnet,
  modelDefined,
  networkDefined,
  networkModeAlone,
  projectNotEmpty,
  secretDefined,
  serviceDefined,
  serviceStartable,
  silenceValid,
  untrustedCodeWithoutNetwork,
  userCodeOffHostNetwork,
  variableSet,
  variableValid,
  volumeDefined,
  yamlValid
]
