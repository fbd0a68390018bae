var p=Object.defineProperty;var y=Object.getOwnPropertyDescriptor;var v=Object.getOwnPropertyNames;var $=Object.prototype.hasOwnProperty;var x=(e,t)=>{for(var a in t)p(e,a,{get:t[a],enumerable:!0})},b=(e,t,a,n)=>{if(t&&typeof t=="object"||typeof t=="function")for(let i of v(t))!$.call(e,i)&&i!==a&&p(e,i,{get:()=>t[i],enumerable:!(n=y(t,i))||n.enumerable});return e};var k=e=>b(p({},"__esModule",{value:!0}),e);var N={};x(N,{default:()=>w});module.exports=k(N);var c=require("./chunk-6RCUDEZE.cjs"),r=require("./chunk-SZL24WFL.cjs"),A=require("./chunk-BTETF5S7.cjs"),h=require("./chunk-DWBZ55PD.cjs"),B=require("./chunk-6GUEGCR2.cjs"),O=require("./chunk-CX5HS5GB.cjs"),R=require("./chunk-DFXWWN2U.cjs"),S=require("./chunk-4V2QEG2U.cjs"),T=require("./chunk-3XP5DAGW.cjs"),d=require("./chunk-5ARPS4KP.cjs"),C=require("./chunk-QCU7ZTUX.cjs"),L=require("./chunk-CFLL55HQ.cjs"),Z=require("./chunk-DM5PERO4.cjs"),q=require("./chunk-VHT3OZ63.cjs"),D=require("./chunk-WQNEMAEZ.cjs"),E=require("./chunk-4WOU7URW.cjs"),l=require("node:fs"),g=require("node:path");function j(e,t){if(!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(e)){let a=e.trim().replace(/([a-z0-9])(?=[A-Z])/g,"$1-").toLowerCase().replace(/[^a-z0-9]+/g,"-").replace(/^[-0-9]+|-$/g,"");return{fault:`"${e}" is no name for a rule: small letters, digits and hyphens${a===""?"":(0,d.b)(a,[a])}`}}return t.includes(e)?{fault:`there is a rule "${e}" already`}:{files:{[`${e}.mjs`]:z(e),[`${e}.md`]:I(e)},config:`plugins:
  local: ./policies
rules:
  local/${e}: warning
`}}function z(e){return`import { defineRule, known, option } from 'netlint/rule'

export default defineRule({
  id: '${e}',
  // The law in one line, true when all is well.
  title: 'Images have a tag of their own',
  // What happens on \`docker compose up\`: rejected, fails, ignored, or policy where all works and a house rule forbids it.
  outcome: 'policy',
  severity: 'warning',
  why: 'Nobody knows what an image without a tag is tomorrow.',
  evidence: ['https://docs.docker.com/reference/compose-file/services/#image'],
  options: {
    allowed: option.texts('Images that need no tag.', [])
  },

  // What it finds in a project. A value that cannot be known before \`up\` is \`undefined\`: say nothing then.
  *check({ active }, { allowed }) {
    for (const { name, image } of active) {
      if (!known(image) || allowed.includes(image.value)) continue
      if (/:(?!latest$)[^/]+$/.test(image.value)) continue
      yield {
        at: image,
        message: \`"\${name}" runs \${image.text}, whatever that is today\`,
        hint: 'Write the tag that you have tested.'
      }
    }
  }
})
`}function I(e){return`# Images have a tag of their own

\`${e}\` \xB7 warning \xB7 **policy**

Nobody knows what an image without a tag is tomorrow.

\`\`\`yaml
services:
  web:
    image: nginx
    #      ^^^^^ warning: "web" runs nginx, whatever that is today
\`\`\`

\`\`\`yaml
services:
  web:
    image: nginx:1.27
\`\`\`

## Options

- \`allowed\`: images that need no tag. None by default.
`}var f="policies";async function w(e,t){let[a,...n]=e.paths;if(a===void 0||n.length>0)throw new r.a("new-rule takes one name: netlint new-rule images-tagged");let i=j(a,h.a.map(({id:o})=>o));if("fault"in i)throw new r.a(i.fault);let s=Object.entries(i.files).map(([o,m])=>({path:(0,g.join)(f,o),text:m}));for(let{path:o}of s)if((0,l.existsSync)(o))throw new r.a(`${o} is there already`);(0,l.mkdirSync)(f,{recursive:!0});for(let{path:o,text:m}of s){let u=(0,c.a)(o,m);if(u!==void 0)return t.complain(`netlint: ${u}
`),2}return t.print(`${s.map(({path:o})=>o).join(" and ")} are written. To run the rule, netlint.yaml needs:

${i.config}`),0}
