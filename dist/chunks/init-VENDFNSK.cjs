var i=Object.defineProperty;var v=Object.getOwnPropertyDescriptor;var $=Object.getOwnPropertyNames;var g=Object.prototype.hasOwnProperty;var k=(e,t)=>{for(var o in t)i(e,o,{get:t[o],enumerable:!0})},j=(e,t,o,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let n of $(t))!g.call(e,n)&&n!==o&&i(e,n,{get:()=>t[n],enumerable:!(r=v(t,n))||r.enumerable});return e};var x=e=>j(i({},"__esModule",{value:!0}),e);var q={};k(q,{default:()=>y});module.exports=x(q);var p=require("./lint.cjs")("chunk-AGKZDLYR.cjs"),c=require("./chunk-RST64FUY.cjs"),L=require("./chunk-Y7IUVU6B.cjs"),f=require("./start.cjs")("chunk-JUU3FENJ.cjs"),N=require("./lint.cjs")("chunk-TXZ7MHZZ.cjs"),_=require("./start.cjs")("chunk-6GUEGCR2.cjs"),h=require("./lint.cjs")("chunk-BGFLLOPA.cjs"),s=require("./lint.cjs")("chunk-LKYAMY6V.cjs"),C=require("./lint.cjs")("chunk-LJW2CQTO.cjs"),D=require("./lint.cjs")("chunk-FQAPIYKH.cjs"),w=require("./lint.cjs")("chunk-DIUASJ2X.cjs"),F=require("./lint.cjs")("chunk-HJU3T4KM.cjs"),J=require("./lint.cjs")("chunk-4V2QEG2U.cjs"),O=require("./lint.cjs")("chunk-OCKW6OOG.cjs"),P=require("./lint.cjs")("chunk-GRDHH3JX.cjs"),R=require("./lint.cjs")("chunk-OHB7TFHN.cjs"),Y=require("./lint.cjs")("chunk-DM5PERO4.cjs"),Z=require("./lint.cjs")("chunk-4OE473A2.cjs"),B=require("./start.cjs")("chunk-CTULJV7I.cjs"),E=require("./start.cjs")("chunk-4WOU7URW.cjs");function A(e,t){return`# What netlint checks here: ${t}

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
`}var l=[{role:"batch",about:"jobs that need no network",fits:(e,t)=>S(e)||t.services.some(o=>T(o,e))},{role:"infrastructure",about:"what belongs on the host network",fits:e=>e.build===void 0&&e.namespace.kind==="host"},{role:"user-code",about:"runs code that changes every day, or that you did not write",fits:e=>e.build!==void 0},{role:"untrusted",about:"works on code or files that may be hostile",fits:()=>!1}];function M(e){let t=new Map(l.map(({role:o})=>[o,new Set]));for(let o of e)for(let r of o.services){if(r.role)continue;let n=l.find(({fits:a})=>a(r,o));n&&t.get(n.role).add(r.name)}return`# What services are for. A service can say so itself: \`x-netlint: { role: batch }\`. These are guesses: keep what is true.
# roles:
${l.map(({role:o,about:r})=>`#   ${o}: [${[...t.get(o)].map(u).join(", ")||"'example-*'"}]${" ".repeat(2)}# ${r}`).join(`
`)}
`}function S(e){let t=e.at("deploy","mode");return t?.kind==="scalar"&&t.text.endsWith("-job")}function T(e,t){return e.dependencies.some(({name:o,condition:r})=>o===t.name&&r==="service_completed_successfully")}function W(e){let t=new Set(e.flatMap(({networks:r})=>r.filter(({lan:n})=>n).flatMap(({pools:n})=>n.flatMap(({subnet:a})=>a?.value?.masked??[])))),o=t.size===0?"# ":"";return`# Your LAN, and what on it is not Docker's to hand out.
${o}site:
${o}  lan: [${[...t].map(u).join(", ")||"192.168.1.0/24"}]
${o}  # dhcp: 192.168.1.100-192.168.1.199
${o}  # reserved: [192.168.1.1]
`}function u(e){return/^[A-Za-z][\w-]*$/.test(e)&&!/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(e)?e:JSON.stringify(e)}var d="netlint.yaml";async function y(e,t){let o=(0,p.a)(e,t),r=(0,s.k)(o),n=(0,s.n)(".",r);if(n)throw new f.a(`${n.path} is there already`);let{found:a}=(0,s.o)({...o,files:e.paths.length>0?e.paths:["."]}),b=a.map(({loaded:m})=>(0,s.t)(m,w.o,(0,s.s)(m,r)));return(0,c.a)(d,A(b,`${h.a}/blob/main/docs/configuration.md`),t)?(t.print(`${d} is written; \`netlint\` reads it from now on
`),0):2}
