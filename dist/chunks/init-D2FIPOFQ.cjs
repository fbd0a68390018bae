var i=Object.defineProperty;var v=Object.getOwnPropertyDescriptor;var $=Object.getOwnPropertyNames;var g=Object.prototype.hasOwnProperty;var k=(e,t)=>{for(var o in t)i(e,o,{get:t[o],enumerable:!0})},j=(e,t,o,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let n of $(t))!g.call(e,n)&&n!==o&&i(e,n,{get:()=>t[n],enumerable:!(r=v(t,n))||r.enumerable});return e};var x=e=>j(i({},"__esModule",{value:!0}),e);var q={};k(q,{default:()=>b});module.exports=x(q);var f=require("./chunk-6RCUDEZE.cjs"),p=require("./chunk-MS4Y7HDB.cjs"),h=require("./chunk-SZL24WFL.cjs"),a=require("./chunk-BTETF5S7.cjs"),L=require("./chunk-DWBZ55PD.cjs"),N=require("./chunk-6GUEGCR2.cjs"),_=require("./chunk-CX5HS5GB.cjs"),w=require("./chunk-DFXWWN2U.cjs"),C=require("./chunk-4V2QEG2U.cjs"),D=require("./chunk-3XP5DAGW.cjs"),F=require("./chunk-5ARPS4KP.cjs"),J=require("./chunk-QCU7ZTUX.cjs"),m=require("./chunk-CFLL55HQ.cjs"),O=require("./chunk-DM5PERO4.cjs"),R=require("./chunk-VHT3OZ63.cjs"),Y=require("./chunk-WQNEMAEZ.cjs"),y=require("./chunk-BGFLLOPA.cjs"),Z=require("./chunk-4WOU7URW.cjs");function A(e,t){return`# What netlint checks here: ${t}

# The rules that are on: recommended, security (recommended and all about security), all or none.
base: recommended

# Rules of which you want more, less, or something else.
# rules:
#   network-used: info
#   port-unique: { severity: error }

${M(e)}
${W(e)}
# The versions you run; without them findings are about the current ones.
# engine: '27.5'
# compose: '2.30'

# Comments may silence a finding: "# netlint: allow[rule] why".
silences:
  reason: required

# Files that are not checked.
# ignore: [examples, '*.old.yaml']

# Laws of your own, without code.
# policies:
#   pinned-images:
#     services: '*'
#     must: { properties: { image: { not: { pattern: ':latest$' } } } }
#     message: '"{service}" runs {value}, whatever that is today'
#     level: warning
`}var l=[{role:"batch",about:"jobs that need no network",fits:(e,t)=>S(e)||t.services.some(o=>T(o,e))},{role:"infrastructure",about:"what belongs on the host network",fits:e=>e.build===void 0&&e.namespace.kind==="host"},{role:"user-code",about:"runs code that changes every day, or that you did not write",fits:e=>e.build!==void 0},{role:"untrusted",about:"works on code or files that may be hostile",fits:()=>!1}];function M(e){let t=new Map(l.map(({role:o})=>[o,new Set]));for(let o of e)for(let r of o.services){if(r.role)continue;let n=l.find(({fits:s})=>s(r,o));n&&t.get(n.role).add(r.name)}return`# What services are for. A service can say so itself: \`x-netlint: { role: batch }\`. These are guesses: keep what is true.
# roles:
${l.map(({role:o,about:r})=>`#   ${o}: [${[...t.get(o)].map(d).join(", ")||"'example-*'"}]${" ".repeat(2)}# ${r}`).join(`
`)}
`}function S(e){let t=e.at("deploy","mode");return t?.kind==="scalar"&&t.text.endsWith("-job")}function T(e,t){return e.dependencies.some(({name:o,condition:r})=>o===t.name&&r==="service_completed_successfully")}function W(e){let t=new Set(e.flatMap(({networks:r})=>r.filter(({lan:n})=>n).flatMap(({pools:n})=>n.flatMap(({subnet:s})=>s?.value?.masked??[])))),o=t.size===0?"# ":"";return`# Your LAN, and what on it is not Docker's to hand out.
${o}site:
${o}  lan: [${[...t].map(d).join(", ")||"192.168.1.0/24"}]
${o}  # dhcp: 192.168.1.100-192.168.1.199
${o}  # reserved: [192.168.1.1]
`}function d(e){return/^[A-Za-z][\w-]*$/.test(e)&&!/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(e)?e:JSON.stringify(e)}var c="netlint.yaml";async function b(e,t){let o=(0,a.e)(".",m.b);if(o)throw new h.a(`${o.path} is there already`);let{found:r}=(0,a.f)({...(0,p.a)(e,t),files:e.paths.length>0?e.paths:["."]}),n=r.map(({loaded:u})=>(0,a.b)(u,w.n,(0,a.a)(u,m.b))),s=(0,f.a)(c,A(n,`${y.a}/blob/main/docs/configuration.md`));return s!==void 0?(t.complain(`netlint: ${s}
`),2):(t.print(`${c} is written; \`netlint\` reads it from now on
`),0)}
