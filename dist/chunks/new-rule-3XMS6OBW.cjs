module.exports={get default(){return w}};var l=require("./chunk-RST64FUY.cjs"),_=require("./chunk-Y7IUVU6B.cjs"),o=require("./start.cjs").chunk("chunk-JUU3FENJ.cjs"),v=require("./lint.cjs").chunk("chunk-TT4NU7YN.cjs"),U=require("./start.cjs").chunk("chunk-6GUEGCR2.cjs"),j=require("./lint.cjs").chunk("chunk-XBTHEU4I.cjs"),k=require("./lint.cjs").chunk("chunk-3K6AC7MH.cjs"),y=require("./lint.cjs").chunk("chunk-J2MXLFHT.cjs"),q=require("./lint.cjs").chunk("chunk-FCEHOFAH.cjs"),H=require("./lint.cjs").chunk("chunk-HJU3T4KM.cjs"),$=require("./lint.cjs").chunk("chunk-4V2QEG2U.cjs"),O=require("./lint.cjs").chunk("chunk-OCKW6OOG.cjs"),m=require("./lint.cjs").chunk("chunk-GRDHH3JX.cjs"),T=require("./lint.cjs").chunk("chunk-OHB7TFHN.cjs"),E=require("./lint.cjs").chunk("chunk-DM5PERO4.cjs"),x=require("./lint.cjs").chunk("chunk-4OE473A2.cjs"),J=require("./start.cjs").chunk("chunk-CTULJV7I.cjs"),b=require("./start.cjs").chunk("chunk-4WOU7URW.cjs"),c=require("node:fs"),p=require("node:path");function d(e,t){if(!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(e)){let r=e.trim().replace(/([a-z0-9])(?=[A-Z])/g,"$1-").toLowerCase().replace(/[^a-z0-9]+/g,"-").replace(/^[-0-9]+|-$/g,"");return{fault:`"${e}" is no name for a rule: small letters, digits and hyphens${r===""?"":(0,m.b)(r,[r])}`}}return t.includes(e)?{fault:`there is a rule "${e}" already`}:{files:{[`${e}.mjs`]:g(e),[`${e}.md`]:f(e)},config:`plugins:
  local: ./policies
rules:
  local/${e}: warning
`}}function g(e){return`import { defineRule, known, option } from 'netlint/rule'

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
`}function f(e){return`# Images have a tag of their own

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
`}var h="policies";async function w(e,t){let[r,...s]=e.paths;if(r===void 0||s.length>0)throw new o.a("new-rule takes one name: netlint new-rule images-tagged");let i=d(r,k.a.map(({id:n})=>n));if("fault"in i)throw new o.a(i.fault);let a=Object.entries(i.files).map(([n,u])=>({path:(0,p.join)(h,n),text:u}));for(let{path:n}of a)if((0,c.existsSync)(n))throw new o.a(`${n} is there already`);(0,c.mkdirSync)(h,{recursive:!0});for(let{path:n,text:u}of a)if(!(0,l.a)(n,u,t))return 2;return t.print(`${a.map(({path:n})=>n).join(" and ")} are written. To run the rule, netlint.yaml needs:

${i.config}`),0}
