module.exports={get default(){return q},get most(){return l}};var s=require("./lint.cjs").chunk("chunk-FRI3VFX4.cjs"),m=require("./chunk-ZY22P4VU.cjs"),p=require("./lint.cjs").chunk("chunk-V5XW65Q5.cjs"),_=require("./lint.cjs").chunk("chunk-L7VAE2SO.cjs"),n=require("./start.cjs").chunk("chunk-BJKILYQ4.cjs"),f=require("./lint.cjs").chunk("chunk-BGFLLOPA.cjs"),O=require("./start.cjs").chunk("chunk-4WOU7URW.cjs"),l=9e5,v={error:"\u{1F534} error",warning:"\u{1F7E1} warning",info:"\u{1F535} info"},j=(r,i)=>{let e=(0,p.a)(r,i),c=`### netlint: ${(0,s.b)((0,s.a)(r.diagnostics))??"nothing found"} in ${(0,s.c)(r)}
`,o=r.notifications.map(L).join(""),a=e.length>0?`
| | Place | Finding | Rule |
|---|---|---|---|
`:"",u=[`${c}${o===""?"":`
${o}`}${a}`],h=0;for(let[$,g]of e.entries()){let t=F(g,i);if(h+=Buffer.byteLength(t,"utf8"),h>l)return`${u.join("")}
and ${(0,s.d)(e.length-$,"more finding")}
`;u.push(t)}return u.join("")};function F({rule:r,severity:i,message:e,hint:c,at:o,silenced:a},u){let{path:h,line:$,column:g}=(0,_.a)(o.origin),t=(0,f.b)(r.id),d=[(0,n.g)(e),...c===void 0?[]:[(0,n.g)(c)],...a?[`allowed: ${(0,n.g)(a.reason)}`]:[]].join("<br>"),k=(0,n.h)(r.id);return`| ${v[i]} | ${(0,n.h)(`${(0,m.a)(h,u.base)}:${$}:${g}`)} | ${d} | ${t===void 0?k:`[${k}](${t})`} |
`}function L({level:r,message:i,path:e}){return`- ${v[r]}: ${e===void 0?"":`${(0,n.h)(e)}: `}${(0,n.g)(i)}
`}var q=j;
