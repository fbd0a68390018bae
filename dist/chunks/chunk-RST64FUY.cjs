module.exports={get a(){return o}};var i=require("./chunk-Y7IUVU6B.cjs");function o(r,t,e){let n=(0,i.a)(r,t);return n!==void 0&&e.complain(`netlint: ${n}
`),n===void 0}
