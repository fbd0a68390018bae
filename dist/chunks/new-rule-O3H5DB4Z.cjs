var p=Object.defineProperty;var w=Object.getOwnPropertyDescriptor;var y=Object.getOwnPropertyNames;var $=Object.prototype.hasOwnProperty;var v=(e,t)=>{for(var a in t)p(e,a,{get:t[a],enumerable:!0})},x=(e,t,a,n)=>{if(t&&typeof t=="object"||typeof t=="function")for(let i of y(t))!$.call(e,i)&&i!==a&&p(e,i,{get:()=>t[i],enumerable:!(n=w(t,i))||n.enumerable});return e};var b=e=>x(p({},"__esModule",{value:!0}),e);var I={};v(I,{default:()=>d});module.exports=b(I);var f=require("./chunk-RST64FUY.cjs"),W=require("./chunk-Y7IUVU6B.cjs"),r=require("./start.cjs")("chunk-JUU3FENJ.cjs"),A=require("./lint.cjs")("chunk-TXZ7MHZZ.cjs"),B=require("./start.cjs")("chunk-6GUEGCR2.cjs"),O=require("./lint.cjs")("chunk-LKYAMY6V.cjs"),c=require("./lint.cjs")("chunk-LJW2CQTO.cjs"),R=require("./lint.cjs")("chunk-FQAPIYKH.cjs"),S=require("./lint.cjs")("chunk-DIUASJ2X.cjs"),T=require("./lint.cjs")("chunk-HJU3T4KM.cjs"),C=require("./lint.cjs")("chunk-4V2QEG2U.cjs"),L=require("./lint.cjs")("chunk-OCKW6OOG.cjs"),h=require("./lint.cjs")("chunk-GRDHH3JX.cjs"),Z=require("./lint.cjs")("chunk-OHB7TFHN.cjs"),q=require("./lint.cjs")("chunk-DM5PERO4.cjs"),D=require("./lint.cjs")("chunk-4OE473A2.cjs"),E=require("./start.cjs")("chunk-CTULJV7I.cjs"),F=require("./start.cjs")("chunk-4WOU7URW.cjs"),l=require("node:fs"),g=require("node:path");function k(e,t){if(!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(e)){let a=e.trim().replace(/([a-z0-9])(?=[A-Z])/g,"$1-").toLowerCase().replace(/[^a-z0-9]+/g,"-").replace(/^[-0-9]+|-$/g,"");return{fault:`"${e}" is no name for a rule: small letters, digits and hyphens${a===""?"":(0,h.b)(a,[a])}`}}return t.includes(e)?{fault:`there is a rule "${e}" already`}:{files:{[`${e}.mjs`]:j(e),[`${e}.md`]:z(e)},config:`plugins:
  local: ./policies
rules:
  local/${e}: warning
`}}function j(e){return`import { defineRule, known, option } from 'netlint/rule'

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
`}function z(e){return`# Images have a tag of their own

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
`}var u="policies";async function d(e,t){let[a,...n]=e.paths;if(a===void 0||n.length>0)throw new r.a("new-rule takes one name: netlint new-rule images-tagged");let i=k(a,c.a.map(({id:o})=>o));if("fault"in i)throw new r.a(i.fault);let s=Object.entries(i.files).map(([o,m])=>({path:(0,g.join)(u,o),text:m}));for(let{path:o}of s)if((0,l.existsSync)(o))throw new r.a(`${o} is there already`);(0,l.mkdirSync)(u,{recursive:!0});for(let{path:o,text:m}of s)if(!(0,f.a)(o,m,t))return 2;return t.print(`${s.map(({path:o})=>o).join(" and ")} are written. To run the rule, netlint.yaml needs:

${i.config}`),0}
