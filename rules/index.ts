// Generated from the folder by `npm test -- -u`.
import type { Rule } from '../src/rule.ts'
import addressAllowed from './address-allowed.ts'
import annotationValid from './annotation-valid.ts'
import auxAddressInSubnet from './aux-address-in-subnet.ts'
import batchJobWithoutNetwork from './batch-job-without-network.ts'
import bridgeModeNames from './bridge-mode-names.ts'
import composeSchema from './compose-schema.ts'
import configDefined from './config-defined.ts'
import containerNameUnique from './container-name-unique.ts'
import dependencyAcyclic from './dependency-acyclic.ts'
import envFileExists from './env-file-exists.ts'
import extendsResolves from './extends-resolves.ts'
import fragmentRead from './fragment-read.ts'
import gatewayInSubnet from './gateway-in-subnet.ts'
import hostEntryValid from './host-entry-valid.ts'
import hostGatewayDeclared from './host-gateway-declared.ts'
import hostModePortUnique from './host-mode-port-unique.ts'
import hostModePorts from './host-mode-ports.ts'
import hostModeSettings from './host-mode-settings.ts'
import includeResolves from './include-resolves.ts'
import inputBounded from './input-bounded.ts'
import internalNetworkEgress from './internal-network-egress.ts'
import ipRangeInSubnet from './ip-range-in-subnet.ts'
import ipamDriverKnown from './ipam-driver-known.ts'
import ipamOptionsRead from './ipam-options-read.ts'
import ipv4Enabled from './ipv4-enabled.ts'
import ipv6Enabled from './ipv6-enabled.ts'
import ipvlanMacAddress from './ipvlan-mac-address.ts'
import lanGatewaySet from './lan-gateway-set.ts'
import lanHostIsolation from './lan-host-isolation.ts'
import lanIpRangeSet from './lan-ip-range-set.ts'
import lanModeValid from './lan-mode-valid.ts'
import lanParentSet from './lan-parent-set.ts'
import lanParentShared from './lan-parent-shared.ts'
import lanParentValid from './lan-parent-valid.ts'
import lanRangeOutsideDhcp from './lan-range-outside-dhcp.ts'
import lanSubnetSet from './lan-subnet-set.ts'
import localhostIsNotANeighbour from './localhost-is-not-a-neighbour.ts'
import macAddressEffective from './mac-address-effective.ts'
import macAddressValid from './mac-address-valid.ts'
import modelDefined from './model-defined.ts'
import nameUnambiguous from './name-unambiguous.ts'
import namespacePortUnique from './namespace-port-unique.ts'
import networkCount from './network-count.ts'
import networkCreatedOnce from './network-created-once.ts'
import networkDefined from './network-defined.ts'
import networkDriverKnown from './network-driver-known.ts'
import networkDriverOptionKnown from './network-driver-option-known.ts'
import networkDriverOptionValid from './network-driver-option-valid.ts'
import networkExternalBare from './network-external-bare.ts'
import networkModeAllowed from './network-mode-allowed.ts'
import networkModeAlone from './network-mode-alone.ts'
import networkModeKnown from './network-mode-known.ts'
import networkModeSet from './network-mode-set.ts'
import networkNameUsable from './network-name-usable.ts'
import networkUsed from './network-used.ts'
import noneModeSettings from './none-mode-settings.ts'
import overlayAttachable from './overlay-attachable.ts'
import portListedOnce from './port-listed-once.ts'
import portPublished from './port-published.ts'
import portScaled from './port-scaled.ts'
import portUnique from './port-unique.ts'
import portValid from './port-valid.ts'
import privilegedOffHostNetwork from './privileged-off-host-network.ts'
import projectNotEmpty from './project-not-empty.ts'
import publishedAddressAllowed from './published-address-allowed.ts'
import secretDefined from './secret-defined.ts'
import serviceDefined from './service-defined.ts'
import serviceReachable from './service-reachable.ts'
import serviceStartable from './service-startable.ts'
import sharedNamespaceSettings from './shared-namespace-settings.ts'
import silenceValid from './silence-valid.ts'
import staticIpFree from './static-ip-free.ts'
import staticIpInSubnet from './static-ip-in-subnet.ts'
import staticIpOutsideRange from './static-ip-outside-range.ts'
import staticIpUnique from './static-ip-unique.ts'
import subnetDisjoint from './subnet-disjoint.ts'
import subnetLargeEnough from './subnet-large-enough.ts'
import subnetOutsideDefaultPools from './subnet-outside-default-pools.ts'
import subnetPrivate from './subnet-private.ts'
import subnetValid from './subnet-valid.ts'
import untrustedCodeWithoutNetwork from './untrusted-code-without-network.ts'
import userCodeOffHostNetwork from './user-code-off-host-network.ts'
import variableSet from './variable-set.ts'
import variableValid from './variable-valid.ts'
import versionAbsent from './version-absent.ts'
import volumeDefined from './volume-defined.ts'
import yamlValid from './yaml-valid.ts'

export const rules: readonly Rule[] = [
  addressAllowed,
  annotationValid,
  auxAddressInSubnet,
  batchJobWithoutNetwork,
  bridgeModeNames,
  composeSchema,
  configDefined,
  containerNameUnique,
  dependencyAcyclic,
  envFileExists,
  extendsResolves,
  fragmentRead,
  gatewayInSubnet,
  hostEntryValid,
  hostGatewayDeclared,
  hostModePortUnique,
  hostModePorts,
  hostModeSettings,
  includeResolves,
  inputBounded,
  internalNetworkEgress,
  ipRangeInSubnet,
  ipamDriverKnown,
  ipamOptionsRead,
  ipv4Enabled,
  ipv6Enabled,
  ipvlanMacAddress,
  lanGatewaySet,
  lanHostIsolation,
  lanIpRangeSet,
  lanModeValid,
  lanParentSet,
  lanParentShared,
  lanParentValid,
  lanRangeOutsideDhcp,
  lanSubnetSet,
  localhostIsNotANeighbour,
  macAddressEffective,
  macAddressValid,
  modelDefined,
  nameUnambiguous,
  namespacePortUnique,
  networkCount,
  networkCreatedOnce,
  networkDefined,
  networkDriverKnown,
  networkDriverOptionKnown,
  networkDriverOptionValid,
  networkExternalBare,
  networkModeAllowed,
  networkModeAlone,
  networkModeKnown,
  networkModeSet,
  networkNameUsable,
  networkUsed,
  noneModeSettings,
  overlayAttachable,
  portListedOnce,
  portPublished,
  portScaled,
  portUnique,
  portValid,
  privilegedOffHostNetwork,
  projectNotEmpty,
  publishedAddressAllowed,
  secretDefined,
  serviceDefined,
  serviceReachable,
  serviceStartable,
  sharedNamespaceSettings,
  silenceValid,
  staticIpFree,
  staticIpInSubnet,
  staticIpOutsideRange,
  staticIpUnique,
  subnetDisjoint,
  subnetLargeEnough,
  subnetOutsideDefaultPools,
  subnetPrivate,
  subnetValid,
  untrustedCodeWithoutNetwork,
  userCodeOffHostNetwork,
  variableSet,
  variableValid,
  versionAbsent,
  volumeDefined,
  yamlValid
]
