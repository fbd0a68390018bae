var i=Object.defineProperty;var m=Object.getOwnPropertyDescriptor;var l=Object.getOwnPropertyNames;var $=Object.prototype.hasOwnProperty;var p=(e,t)=>{for(var o in t)i(e,o,{get:t[o],enumerable:!0})},f=(e,t,o,n)=>{if(t&&typeof t=="object"||typeof t=="function")for(let r of l(t))!$.call(e,r)&&r!==o&&i(e,r,{get:()=>t[r],enumerable:!(n=m(t,r))||n.enumerable});return e};var g=e=>f(i({},"__esModule",{value:!0}),e);var w={};p(w,{a:()=>s,b:()=>u,c:()=>h,d:()=>c,e:()=>d});module.exports=g(w);var a=require("./lint.cjs")("chunk-BGFLLOPA.cjs"),s={rejected:"docker compose refuses the files",fails:"the engine refuses during up, or a process fails at once",ignored:"everything starts, and does something else than what is written",policy:"everything works; a house rule forbids it"};function u(e){let t=(0,a.b)(e.id);return[e.why,`Outcome: ${e.outcome} (${s[e.outcome]}).`,...e.docker?.length?[`Docker's own words:
${e.docker.map(o=>`  ${o}`).join(`
`)}`]:[],...t===void 0?[]:[`Examples: ${t}`]].join(`

`)}function h(e){let t=(0,a.b)(e.id);return[`**${e.title}**`,e.why,`Outcome: **${e.outcome}** (${s[e.outcome]}).`,...c(e),...d(e),...t===void 0?[]:[`[Examples and details](${t})`]].join(`

`)}function c({docker:e=[]}){if(e.length===0)return[];let t=e.join(`
`),o="`".repeat(Math.max(3,...(t.match(/`+/g)??[]).map(n=>n.length+1)));return["Docker's own words:",`${o}text
${t}
${o}`]}function d({evidence:e}){return e.length===0?[]:["Where Docker says so:",e.map(t=>`- ${/^https?:\/\/\S+$/.test(t)?`<${t}>`:t}`).join(`
`)]}
