module.exports={get default(){return U}};var k=require("./lint.cjs").chunk("chunk-NXJ564JD.cjs"),m=require("./chunk-RST64FUY.cjs"),q=require("./chunk-Y7IUVU6B.cjs"),d=require("./start.cjs").chunk("chunk-JUU3FENJ.cjs"),b=require("./lint.cjs").chunk("chunk-TT4NU7YN.cjs"),H=require("./start.cjs").chunk("chunk-6GUEGCR2.cjs"),p=require("./lint.cjs").chunk("chunk-BGFLLOPA.cjs"),i=require("./lint.cjs").chunk("chunk-XBTHEU4I.cjs"),$=require("./lint.cjs").chunk("chunk-3K6AC7MH.cjs"),O=require("./lint.cjs").chunk("chunk-J2MXLFHT.cjs"),f=require("./lint.cjs").chunk("chunk-FCEHOFAH.cjs"),g=require("./lint.cjs").chunk("chunk-HJU3T4KM.cjs"),T=require("./lint.cjs").chunk("chunk-4V2QEG2U.cjs"),J=require("./lint.cjs").chunk("chunk-OCKW6OOG.cjs"),E=require("./lint.cjs").chunk("chunk-GRDHH3JX.cjs"),F=require("./lint.cjs").chunk("chunk-OHB7TFHN.cjs"),A=require("./lint.cjs").chunk("chunk-DM5PERO4.cjs"),G=require("./lint.cjs").chunk("chunk-4OE473A2.cjs"),M=require("./start.cjs").chunk("chunk-CTULJV7I.cjs"),N=require("./start.cjs").chunk("chunk-4WOU7URW.cjs");function _(e,n){return`# What netlint checks here: ${n}

# The rules that are on: recommended, security (recommended and all about security), all or none.
base: recommended

# Rules of which you want more, less, or something else.
# rules:
#   network-used: info
#   port-unique: { severity: error }

${v(e)}
${y(e)}
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
`}var s=[{role:"batch",about:"jobs that need no network",fits:(e,n)=>w(e)||n.services.some(r=>j(r,e))},{role:"infrastructure",about:"what belongs on the host network",fits:e=>e.build===void 0&&e.namespace.kind==="host"},{role:"user-code",about:"runs code that changes every day, or that you did not write",fits:e=>e.build!==void 0},{role:"untrusted",about:"works on code or files that may be hostile",fits:()=>!1}];function v(e){let n=new Map(s.map(({role:r})=>[r,new Set]));for(let r of e)for(let t of r.services){if(t.role)continue;let o=s.find(({fits:u})=>u(t,r));o&&n.get(o.role).add(t.name)}return`# What services are for. A service can say so itself: \`x-netlint: { role: batch }\`. These are guesses: keep what is true.
# roles:
${s.map(({role:r,about:t})=>`#   ${r}: [${[...n.get(r)].map(c).join(", ")||"'example-*'"}]${" ".repeat(2)}# ${t}`).join(`
`)}
`}function w(e){let n=e.at("deploy","mode");return n?.kind==="scalar"&&n.text.endsWith("-job")}function j(e,n){return e.dependencies.some(({name:r,condition:t})=>r===n.name&&t==="service_completed_successfully")}function y(e){let n=new Set(e.flatMap(({networks:t})=>t.filter(({lan:o})=>o).flatMap(({pools:o})=>o.flatMap(({subnet:u})=>u?.value?.masked??[])))),r=n.size===0?"# ":"";return`# Your LAN, and what on it is not Docker's to hand out.
${r}site:
${r}  lan: [${[...n].map(c).join(", ")||"192.168.1.0/24"}]
${r}  # dhcp: 192.168.1.100-192.168.1.199
${r}  # reserved: [192.168.1.1]
`}function c(e){return/^[A-Za-z][\w-]*$/.test(e)&&!/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(e)?e:JSON.stringify(e)}var h="netlint.yaml";async function U(e,n){let r=(0,k.a)(e,n),t=(0,i.k)(r),o=(0,i.n)(".",t);if(o)throw new d.a(`${o.path} is there already`);let{found:u}=(0,i.o)({...r,files:e.paths.length>0?e.paths:["."]}),l=u.map(({loaded:a})=>(0,i.t)(a,f.o,(0,i.s)(a,t)));return(0,m.a)(h,_(l,`${p.a}/blob/main/docs/configuration.md`),n)?(n.print(`${h} is written; \`netlint\` reads it from now on
`),0):2}
