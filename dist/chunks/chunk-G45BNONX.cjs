module.exports={get a(){return o},get b(){return c},get c(){return a},get d(){return i},get e(){return s}};var n=require("./lint.cjs").chunk("chunk-BGFLLOPA.cjs"),o={rejected:"docker compose refuses the files",fails:"the engine refuses during up, or a process fails at once",ignored:"everything starts, and does something else than what is written",policy:"everything works; a house rule forbids it"};function c(e){let t=(0,n.b)(e.id);return[e.why,`Outcome: ${e.outcome} (${o[e.outcome]}).`,...e.docker?.length?[`Docker's own words:
${e.docker.map(r=>`  ${r}`).join(`
`)}`]:[],...t===void 0?[]:[`Examples: ${t}`]].join(`

`)}function a(e){let t=(0,n.b)(e.id);return[`**${e.title}**`,e.why,`Outcome: **${e.outcome}** (${o[e.outcome]}).`,...i(e),...s(e),...t===void 0?[]:[`[Examples and details](${t})`]].join(`

`)}function i({docker:e=[]}){if(e.length===0)return[];let t=e.join(`
`),r="`".repeat(Math.max(3,...(t.match(/`+/g)??[]).map(u=>u.length+1)));return["Docker's own words:",`${r}text
${t}
${r}`]}function s({evidence:e}){return e.length===0?[]:["Where Docker says so:",e.map(t=>`- ${/^https?:\/\/\S+$/.test(t)?`<${t}>`:t}`).join(`
`)]}
