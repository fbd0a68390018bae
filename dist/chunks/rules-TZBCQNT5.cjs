module.exports={get default(){return k}};var n=require("./lint.cjs").chunk("chunk-3K6AC7MH.cjs"),m=require("./lint.cjs").chunk("chunk-4OE473A2.cjs"),o=require("./start.cjs").chunk("chunk-CTULJV7I.cjs"),s=require("./start.cjs").chunk("chunk-4WOU7URW.cjs");async function k(p,u){let c=Math.max(...n.a.map(({id:e})=>e.length)),t=n.a.map(({id:e,severity:a,outcome:i,title:r,recommended:h})=>{let d=h===!1?`${r} (off by default)`:r;return`${e.padEnd(c)}  ${a.padEnd(7)}  ${i.padEnd(8)}  ${d}`});return u.print(`${t.join(`
`)}
`),0}
