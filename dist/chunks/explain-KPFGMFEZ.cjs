var h=Object.defineProperty;var j=Object.getOwnPropertyDescriptor;var y=Object.getOwnPropertyNames;var b=Object.prototype.hasOwnProperty;var B=(t,e)=>{for(var i in e)h(t,i,{get:e[i],enumerable:!0})},k=(t,e,i,n)=>{if(e&&typeof e=="object"||typeof e=="function")for(let r of y(e))!b.call(t,r)&&r!==i&&h(t,r,{get:()=>e[r],enumerable:!(n=j(e,r))||n.enumerable});return t};var O=t=>k(h({},"__esModule",{value:!0}),t);var R={};B(R,{default:()=>v});module.exports=O(R);var x=require("./chunk-MK5TBBN7.cjs"),f=require("./chunk-G45BNONX.cjs"),p=require("./chunk-SZL24WFL.cjs"),m=require("./chunk-QJ7S535V.cjs"),C=require("./chunk-TTGQAEVU.cjs"),w=require("./chunk-WQNEMAEZ.cjs"),F=require("./chunk-BGFLLOPA.cjs"),G=require("./chunk-4WOU7URW.cjs");function W(t,e){return[D(t),M(e),N(t)].filter(i=>i!=="").join(`

`)+`
`}function M(t){return t.replace(/<!-- head\b[^]*?<!-- \/head -->/,"").replace(/<!-- foot -->[^]*?<!-- \/foot -->/,"").trim()}function D(t){let e=t.recommended===!1?`${t.severity} \xB7 off by default`:t.severity;return`<!-- head: generated from ${t.id}.ts -->
# ${t.title}

\`${t.id}\` \xB7 ${e} \xB7 **${t.outcome}** (${f.a[t.outcome]})

${t.why}
<!-- /head -->`}function N(t){let e=[...S(t.options),...$("Docker",[...(0,f.d)(t),...(0,f.e)(t)])];return e.length===0?"":["<!-- foot -->",e.join(`

`),"<!-- /foot -->"].join(`
`)}function $(t,e){return e.length===0?[]:[`## ${t}`,...e]}function S(t){let e=Object.entries(t).map(([i,{about:n,fallback:r}])=>`- \`${i}\`: ${n} Default: \`${JSON.stringify(r)}\`.`);return $("Options",e.length===0?[]:[e.join(`
`)])}function q(t,e,i){let n=[],r,o=[],a=()=>{o.length>0&&n.push(...J(E(o.join(" "),i),i.width)),o=[]};for(let s of W(t,e??"").split(`
`)){if(r!==void 0){s===r?r=void 0:n.push(`    ${s}`.trimEnd());continue}let[,l,u]=/^(`{3,})(.*)$/.exec(s)??[],d=/^#+ (.*)$/.exec(s)?.[1];if(l!==void 0){a(),r=l;let c=A(u??"");c!==void 0&&n.push(`    ${i.faint(c)}`)}else d!==void 0?(a(),n.push(i.strong(d))):s===""||s.startsWith("<!--")?(a(),s===""&&n.at(-1)!==""&&n.push("")):/^[-*|]/.test(s)?(a(),o.push(s),a()):o.push(s.trim())}return a(),`${n.join(`
`).trim()}
`}function A(t){let[,...e]=t.split(" "),i=e.map(n=>n==="fixed"?"after --fix:":n.startsWith("with=")?`${n.slice(5)}:`:`with ${n}:`);return i.length>0?i.join(" "):void 0}function E(t,{strong:e}){return t.replace(/\[([^\]]*)\]\((https?:[^)\s]*)\)/g,"$1 ($2)").replace(/\[([^\]]*)\]\([^)\s]*\)/g,"$1").replace(/<(https?:[^>\s]*)>/g,"$1").replace(/\*\*([^*]*)\*\*/g,(i,n)=>e(n))}function J(t,e){if(e===0)return[t];let i=Math.max(30,Math.min(e,100)),n=t.startsWith("- ")?"  ":"",r=[],o="";for(let a of t.split(" "))o!==""&&g(o).length+1+g(a).length>i?(r.push(o),o=n+a):o=o===""?a:`${o} ${a}`;return[...r,o]}function g(t){return t.replace(/\u001b\[[\d;]*m/g,"")}async function v(t,e){let[i,...n]=t.paths;if(i===void 0||n.length>0)throw new p.a("explain takes the name of one rule: netlint explain port-unique");let r=m.a.find(l=>l.id===i);if(!r){let l=(0,w.a)(i,m.a.map(u=>u.id));throw new p.a(`there is no rule ${i}${l?`; did you mean ${l}?`:""} (netlint rules lists them)`)}let{color:o,width:a}=(0,x.a)(e,t),s=l=>u=>o?`\x1B[${l}m${u}\x1B[0m`:u;return e.print(q(r,e.page(r.id),{width:Math.min(a||100,100),strong:s(1),faint:s(2)})),0}
