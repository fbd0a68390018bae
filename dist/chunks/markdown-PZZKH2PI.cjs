var d=Object.defineProperty;var y=Object.getOwnPropertyDescriptor;var x=Object.getOwnPropertyNames;var L=Object.prototype.hasOwnProperty;var R=(i,r)=>{for(var e in r)d(i,e,{get:r[e],enumerable:!0})},k=(i,r,e,t)=>{if(r&&typeof r=="object"||typeof r=="function")for(let o of x(r))!L.call(i,o)&&o!==e&&d(i,o,{get:()=>r[o],enumerable:!(t=y(r,o))||t.enumerable});return i};var B=i=>k(d({},"__esModule",{value:!0}),i);var P={};R(P,{default:()=>w,most:()=>g});module.exports=B(P);var a=require("./lint.cjs")("chunk-FRI3VFX4.cjs"),h=require("./chunk-ZY22P4VU.cjs"),v=require("./lint.cjs")("chunk-V5XW65Q5.cjs"),b=require("./lint.cjs")("chunk-L7VAE2SO.cjs"),n=require("./start.cjs")("chunk-BJKILYQ4.cjs"),j=require("./lint.cjs")("chunk-BGFLLOPA.cjs"),z=require("./start.cjs")("chunk-4WOU7URW.cjs"),g=9e5,c={error:"\u{1F534} error",warning:"\u{1F7E1} warning",info:"\u{1F535} info"},D=(i,r)=>{let e=(0,v.a)(i,r),t=`### netlint: ${(0,a.b)((0,a.a)(i.diagnostics))??"nothing found"} in ${(0,a.c)(i)}
`,o=i.notifications.map(O).join(""),m=e.length>0?`
| | Place | Finding | Rule |
|---|---|---|---|
`:"",s=[`${t}${o===""?"":`
${o}`}${m}`],f=0;for(let[l,u]of e.entries()){let $=E(u,r);if(f+=Buffer.byteLength($,"utf8"),f>g)return`${s.join("")}
and ${(0,a.d)(e.length-l,"more finding")}
`;s.push($)}return s.join("")};function E({rule:i,severity:r,message:e,hint:t,at:o,silenced:m},s){let{path:f,line:l,column:u}=(0,b.a)(o.origin),$=(0,j.b)(i.id),F=[(0,n.g)(e),...t===void 0?[]:[(0,n.g)(t)],...m?[`allowed: ${(0,n.g)(m.reason)}`]:[]].join("<br>"),p=(0,n.h)(i.id);return`| ${c[r]} | ${(0,n.h)(`${(0,h.a)(f,s.base)}:${l}:${u}`)} | ${F} | ${$===void 0?p:`[${p}](${$})`} |
`}function O({level:i,message:r,path:e}){return`- ${c[i]}: ${e===void 0?"":`${(0,n.h)(e)}: `}${(0,n.g)(r)}
`}var w=D;
