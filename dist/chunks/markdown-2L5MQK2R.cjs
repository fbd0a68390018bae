var d=Object.defineProperty;var F=Object.getOwnPropertyDescriptor;var y=Object.getOwnPropertyNames;var L=Object.prototype.hasOwnProperty;var R=(i,r)=>{for(var e in r)d(i,e,{get:r[e],enumerable:!0})},k=(i,r,e,t)=>{if(r&&typeof r=="object"||typeof r=="function")for(let o of y(r))!L.call(i,o)&&o!==e&&d(i,o,{get:()=>r[o],enumerable:!(t=F(r,o))||t.enumerable});return i};var x=i=>k(d({},"__esModule",{value:!0}),i);var O={};R(O,{default:()=>j});module.exports=x(O);var c=require("./chunk-ZY22P4VU.cjs"),a=require("./chunk-FRI3VFX4.cjs"),h=require("./chunk-V5XW65Q5.cjs"),v=require("./chunk-L7VAE2SO.cjs"),n=require("./chunk-BJKILYQ4.cjs"),b=require("./chunk-BGFLLOPA.cjs"),q=require("./chunk-4WOU7URW.cjs"),B=9e5,p={error:"\u{1F534} error",warning:"\u{1F7E1} warning",info:"\u{1F535} info"},D=(i,r)=>{let e=(0,h.a)(i,r),t=`### netlint: ${(0,a.b)((0,a.a)(i.diagnostics))??"nothing found"} in ${(0,a.c)(i)}
`,o=i.notifications.map(N).join(""),f=e.length>0?`
| | Place | Finding | Rule |
|---|---|---|---|
`:"",s=[`${t}${o===""?"":`
${o}`}${f}`],l=0;for(let[m,u]of e.entries()){let $=E(u,r);if(l+=Buffer.byteLength($,"utf8"),l>B)return`${s.join("")}
and ${(0,a.d)(e.length-m,"more finding")}
`;s.push($)}return s.join("")};function E({rule:i,severity:r,message:e,hint:t,at:o,silenced:f},s){let{path:l,line:m,column:u}=(0,v.a)(o.origin),$=(0,b.b)(i.id),w=[(0,n.g)(e),...t===void 0?[]:[(0,n.g)(t)],...f?[`allowed: ${(0,n.g)(f.reason)}`]:[]].join("<br>"),g=(0,n.h)(i.id);return`| ${p[r]} | ${(0,n.h)(`${(0,c.a)(l,s.base)}:${m}:${u}`)} | ${w} | ${$===void 0?g:`[${g}](${$})`} |
`}function N({level:i,message:r,path:e}){return`- ${p[i]}: ${e===void 0?"":`${(0,n.h)(e)}: `}${(0,n.g)(r)}
`}var j=D;
