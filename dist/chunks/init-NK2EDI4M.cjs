var i=Object.defineProperty;var b=Object.getOwnPropertyDescriptor;var $=Object.getOwnPropertyNames;var v=Object.prototype.hasOwnProperty;var g=(e,t)=>{for(var o in t)i(e,o,{get:t[o],enumerable:!0})},k=(e,t,o,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let n of $(t))!v.call(e,n)&&n!==o&&i(e,n,{get:()=>t[n],enumerable:!(r=b(t,n))||r.enumerable});return e};var j=e=>k(i({},"__esModule",{value:!0}),e);var W={};g(W,{default:()=>y});module.exports=j(W);var c=require("./chunk-LOYLBZ72.cjs"),z=require("./chunk-JGQIPRMU.cjs"),f=require("./lint.cjs")("chunk-MS4Y7HDB.cjs"),p=require("./start.cjs")("chunk-SZL24WFL.cjs"),a=require("./lint.cjs")("chunk-2TZJES7S.cjs"),L=require("./lint.cjs")("chunk-DWBZ55PD.cjs"),N=require("./start.cjs")("chunk-6GUEGCR2.cjs"),_=require("./lint.cjs")("chunk-CX5HS5GB.cjs"),h=require("./lint.cjs")("chunk-DFXWWN2U.cjs"),C=require("./lint.cjs")("chunk-4V2QEG2U.cjs"),D=require("./lint.cjs")("chunk-3XP5DAGW.cjs"),F=require("./lint.cjs")("chunk-5ARPS4KP.cjs"),J=require("./lint.cjs")("chunk-QCU7ZTUX.cjs"),m=require("./lint.cjs")("chunk-CFLL55HQ.cjs"),O=require("./lint.cjs")("chunk-DM5PERO4.cjs"),P=require("./lint.cjs")("chunk-VHT3OZ63.cjs"),R=require("./start.cjs")("chunk-WQNEMAEZ.cjs"),w=require("./lint.cjs")("chunk-BGFLLOPA.cjs"),Y=require("./start.cjs")("chunk-4WOU7URW.cjs");function x(e,t){return`# What netlint checks here: ${t}

# The rules that are on: recommended, security (recommended and all about security), all or none.
base: recommended

# Rules of which you want more, less, or something else.
# rules:
#   network-used: info
#   port-unique: { severity: error }

${M(e)}
${T(e)}
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
`}var l=[{role:"batch",about:"jobs that need no network",fits:(e,t)=>S(e)||t.services.some(o=>A(o,e))},{role:"infrastructure",about:"what belongs on the host network",fits:e=>e.build===void 0&&e.namespace.kind==="host"},{role:"user-code",about:"runs code that changes every day, or that you did not write",fits:e=>e.build!==void 0},{role:"untrusted",about:"works on code or files that may be hostile",fits:()=>!1}];function M(e){let t=new Map(l.map(({role:o})=>[o,new Set]));for(let o of e)for(let r of o.services){if(r.role)continue;let n=l.find(({fits:s})=>s(r,o));n&&t.get(n.role).add(r.name)}return`# What services are for. A service can say so itself: \`x-netlint: { role: batch }\`. These are guesses: keep what is true.
# roles:
${l.map(({role:o,about:r})=>`#   ${o}: [${[...t.get(o)].map(u).join(", ")||"'example-*'"}]${" ".repeat(2)}# ${r}`).join(`
`)}
`}function S(e){let t=e.at("deploy","mode");return t?.kind==="scalar"&&t.text.endsWith("-job")}function A(e,t){return e.dependencies.some(({name:o,condition:r})=>o===t.name&&r==="service_completed_successfully")}function T(e){let t=new Set(e.flatMap(({networks:r})=>r.filter(({lan:n})=>n).flatMap(({pools:n})=>n.flatMap(({subnet:s})=>s?.value?.masked??[])))),o=t.size===0?"# ":"";return`# Your LAN, and what on it is not Docker's to hand out.
${o}site:
${o}  lan: [${[...t].map(u).join(", ")||"192.168.1.0/24"}]
${o}  # dhcp: 192.168.1.100-192.168.1.199
${o}  # reserved: [192.168.1.1]
`}function u(e){return/^[A-Za-z][\w-]*$/.test(e)&&!/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(e)?e:JSON.stringify(e)}var d="netlint.yaml";async function y(e,t){let o=(0,a.e)(".",m.b);if(o)throw new p.a(`${o.path} is there already`);let{found:r}=(0,a.f)({...(0,f.a)(e,t),files:e.paths.length>0?e.paths:["."]}),n=r.map(({loaded:s})=>(0,a.b)(s,h.n,(0,a.a)(s,m.b)));return(0,c.a)(d,x(n,`${w.a}/blob/main/docs/configuration.md`),t)?(t.print(`${d} is written; \`netlint\` reads it from now on
`),0):2}
