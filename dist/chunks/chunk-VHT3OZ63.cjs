var U=Object.defineProperty;var je=Object.getOwnPropertyDescriptor;var qe=Object.getOwnPropertyNames;var Be=Object.prototype.hasOwnProperty;var Ce=(t,e)=>{for(var r in e)U(t,r,{get:e[r],enumerable:!0})},Le=(t,e,r,i)=>{if(e&&typeof e=="object"||typeof e=="function")for(let s of qe(e))!Be.call(t,s)&&s!==r&&U(t,s,{get:()=>e[s],enumerable:!(i=je(e,s))||i.enumerable});return t};var Te=t=>Le(U({},"__esModule",{value:!0}),t);var Nr={};Ce(Nr,{$:()=>ue,A:()=>Zt,Aa:()=>Ee,B:()=>Yt,Ba:()=>Re,C:()=>Xt,Ca:()=>Oe,D:()=>et,E:()=>rt,F:()=>B,G:()=>Jt,H:()=>te,I:()=>ee,J:()=>C,K:()=>it,L:()=>R,M:()=>L,N:()=>T,O:()=>re,P:()=>ie,Q:()=>st,R:()=>se,S:()=>ne,T:()=>oe,U:()=>$,V:()=>nt,W:()=>W,X:()=>ae,Y:()=>le,Z:()=>ce,_:()=>de,a:()=>v,aa:()=>ot,b:()=>w,ba:()=>he,c:()=>x,ca:()=>pe,d:()=>Y,da:()=>fe,e:()=>D,ea:()=>me,f:()=>qt,fa:()=>S,g:()=>Bt,ga:()=>ge,h:()=>Ct,ha:()=>_,i:()=>Lt,ia:()=>ve,j:()=>Tt,ja:()=>be,k:()=>Wt,ka:()=>at,l:()=>Ut,la:()=>ke,m:()=>N,ma:()=>ye,n:()=>j,na:()=>we,o:()=>q,oa:()=>xe,p:()=>Kt,pa:()=>$e,q:()=>Ht,qa:()=>_e,r:()=>X,ra:()=>Ae,s:()=>Vt,sa:()=>lt,t:()=>E,ta:()=>ct,u:()=>I,ua:()=>Ie,v:()=>J,va:()=>Se,w:()=>Ft,wa:()=>Me,x:()=>Qt,xa:()=>Pe,y:()=>tt,ya:()=>ze,z:()=>Gt,za:()=>Ne});module.exports=Te(Nr);var Dt=require("./chunk-WQNEMAEZ.cjs"),b=(t,e,r,i)=>({text:t.slice(e,r),start:e,end:r,value:i}),u=(t,e,r)=>({fault:{words:t,start:e,end:r}});function P(t){return JSON.stringify(t).replace(/\\u00([0-9a-f]{2})/g,"\\x$1").replaceAll("\x7F","\\x7f")}var dt={4:32,6:128},v=t=>dt[t],ut=0xffffn,ht=0xffffffffn,z=class jt{family;bits;zone;constructor(e,r,i){this.family=e,this.bits=r,this.zone=i}get mapped(){return this.family===6&&this.bits>>32n===ut}unmapped(){return this.mapped?new jt(4,this.bits&ht,void 0):this}toString(){if(this.family===4)return gt(this.bits);let e=this.mapped?`::ffff:${gt(this.bits&ht)}`:He(this.bits);return this.zone===void 0?e:`${e}%${this.zone}`}equals(e){return this.compare(e)===0}compare(e){return K(this.family,e.family)||K(this.bits,e.bits)||K(this.zone??"",e.zone??"")}};function K(t,e){return t<e?-1:t>e?1:0}function w(t,e){return e>=0n&&e>>BigInt(dt[t])===0n?new z(t,e,void 0):void 0}function x(t){let e=pt(t);return e instanceof z?e:void 0}function Y(t){let e=pt(t);if(e instanceof z)return{value:e};let r=e.at===void 0||e.at>=t.length?"":` (at ${P(t.slice(e.at,e.end))})`;return u(`ParseAddr(${P(t)}): ${e.why}${r}`,e.at??0,t.length)}var d=(t,e,r)=>({why:t,at:e,end:r}),H=46,V=58,We=37;function pt(t){for(let e=0;e<t.length;e++){let r=t.charCodeAt(e);if(r===H){let i=ft(t,0,t.length);return typeof i=="number"?new z(4,BigInt(i),void 0):i}if(r===V)return Ue(t);if(r===We)return d("missing IPv6 address")}return d("unable to parse IP")}function ft(t,e,r){let i=0,s=0,n=0,o=0;for(let a=e;a<r;a++){let l=t.charCodeAt(a)-48;if(l>=0&&l<=9){if(o===1&&n===0)return d("IPv4 field has octet with leading zero");if(n=n*10+l,o++,n>255)return d("IPv4 field has value >255")}else if(t.charCodeAt(a)===H){if(o===0||a===r-1)return d("IPv4 field must have at least one digit",a,r);if(s===3)return d("IPv4 address too long");i=i*256+n,s++,n=0,o=0}else return d("unexpected character",a,r)}return s<3?d("IPv4 address too short"):i*256+n}function Ue(t){let e=t.indexOf("%"),r=e<0?t.length:e,i=e<0?void 0:t.slice(e+1);if(i==="")return d("zone must be a non-empty string");let s=[],n=t.startsWith("::")?0:void 0,o=n===0?2:0;for(;s.length<8&&!(o===r&&n===s.length);){let a=0,l=o;for(let c=mt(t,l,r);c>=0;c=mt(t,++l,r)){if(l-o>3)return d("each group must have 4 or less digits",o,r);a=a*16+c}if(l===o)return d("each colon-separated field must have at least one digit",o,r);if(l<r&&t.charCodeAt(l)===H){if(n===void 0&&s.length!==6)return d("embedded IPv4 address must replace the final 2 fields of the address",o,r);if(s.length>6)return d("too many hex fields to fit an embedded IPv4 at the end of the address",o,r);let c=ft(t,o,r);if(typeof c!="number")return c;s.push(Math.floor(c/65536),c%65536),o=r;break}if(s.push(a),o=l,o===r)break;if(t.charCodeAt(o)!==V)return d("unexpected character, want colon",o,r);if(o+1===r)return d("colon must be followed by more characters",o,r);if(o++,t.charCodeAt(o)===V){if(n!==void 0)return d("multiple :: in address",o,r);n=s.length,o++}}if(o<r)return d("trailing garbage after address",o,r);if(s.length===8){if(n!==void 0)return d("the :: must expand to at least one field of zeros")}else{if(n===void 0)return d("address string too short");s.splice(n,0,...Array(8-s.length).fill(0))}return new z(6,Ke(s),i)}function mt(t,e,r){if(e>=r)return-1;let i=t.charCodeAt(e);if(i>=48&&i<=57)return i-48;let s=i|32;return s>=97&&s<=102?s-87:-1}function Ke(t){let e=0n;for(let r=0;r<8;r+=2)e=e<<32n|BigInt(t[r]*65536+t[r+1]);return e}function gt(t){let e=Number(t);return`${e>>>24}.${e>>>16&255}.${e>>>8&255}.${e&255}`}function He(t){let e=Array.from({length:8},(n,o)=>Number(t>>BigInt(112-16*o)&ut)),r=0,i=1;for(let n=0;n<8;n++){let o=0;for(;e[n+o]===0;)o++;o>i&&([r,i]=[n,o]),n+=o}let s=n=>n.map(o=>o.toString(16)).join(":");return i<2?s(e):`${s(e.slice(0,r))}::${s(e.slice(r+i))}`}var D=t=>t.unmapped().bits===0n,qt=t=>y(t,0x7fn,8,1n,128),Bt=t=>y(t,0x0an,8,0x7en,7)||y(t,0xac1n,12)||y(t,0xc0a8n,16),Ct=t=>y(t,0x191n,10),Lt=t=>y(t,0xa9fen,16,0x3fan,10),Tt=t=>y(t,0xen,4,0xffn,8);function y(t,e,r,i,s=0){let{family:n,bits:o}=t.unmapped();return n===4?o>>BigInt(32-r)===e:o>>BigInt(128-s)===i}var vt=t=>typeof t=="bigint"?t+1n:Number(t)+1,Ve=t=>typeof t=="bigint"?t-1n:Number(t)-1,bt=(t,e)=>t.first<e.first?-1:t.first>e.first?1:0;function kt(t,e){let r=[],i=0;for(let s of t){let n=e(s);n&&r.push({item:s,index:i,first:n.first,last:n.last}),i++}return r.sort(bt)}var yt=(t,e)=>t.index<e.index?[t.item,e.item]:[e.item,t.item];function*Wt(t,e){let r=[];for(let i of kt(t,e)){r=r.filter(s=>s.last>=i.first);for(let s of r)yield yt(s,i);r.push(i)}}function*Ut(t,e,r=()=>{}){let i=new Map;for(let s of kt(t,e)){for(let a of i.values())a.last>=s.first&&(yield yt(a,s));let n=r(s.item),o=i.get(n);(!o||s.last>o.last)&&i.set(n,s)}}function N(t){let e=[];for(let{first:r,last:i}of[...t].sort(bt)){let s=e.at(-1);s&&r<=vt(s.last)?i>s.last&&(s.last=i):e.push({first:r,last:i})}return e}function*j(t,e){let r=t.first;for(let{first:i,last:s}of N(e)){if(i>t.last)break;i>r&&(yield{first:r,last:Ve(i)}),s>=r&&(r=vt(s))}r<=t.last&&(yield{first:r,last:t.last})}function q(t,e){for(let r of j(t,e))return r.first}function Kt(t,e){let r=0n;for(let{first:i,last:s}of j(t,e))r+=BigInt(s)-BigInt(i)+1n;return r}function Ht(t,e){let r=t.reduce((a,l)=>Math.min(a,l.first),1/0),i=t.reduce((a,l)=>Math.max(a,l.last),-1/0),s=new X(r,i);for(let{first:a,last:l}of N(e))for(let c=Math.max(a,r);c<=Math.min(l,i);c++)s.take(c);let n=new Array(t.length).fill(void 0),o=[...t.keys()].sort((a,l)=>t[a].last-t[l].last);for(let a of o){let{first:l,last:c}=t[a],h=s.from(l);h>c||(s.take(h),n[a]=h)}return n}var X=class{#t;#e;constructor(t,e){this.#t=t,this.#e=new Int32Array(Math.max(e-t+2,0)).map((r,i)=>i)}take(t){let e=t-this.#t;this.#e[e]=e+1}from(t){let e=this.#e,r=t-this.#t;for(;e[r]!==r;)r=e[r]=e[e[r]];return r+this.#t}},Vt=class{#t=new Map;add({family:t,prefix:e,first:r},i){let s=`${t}/${e}`,n=this.#t.get(s)??{family:t,prefix:e,items:new Map};this.#t.set(s,n),n.items.has(r)||n.items.set(r,i)}at(t){if(t.zone!==void 0)return;let e=-1,r;for(let{family:i,prefix:s,items:n}of this.#t.values()){if(i!==t.family||s<e)continue;let o=BigInt(v(i)-s),a=t.bits>>o<<o;n.has(a)&&(e=s,r=n.get(a))}return r}},wt=class{family;prefix;address;first;last;constructor(t,e){this.family=t.family,this.prefix=e,this.address=t;let r=BigInt(v(t.family)-e);this.first=t.bits>>r<<r,this.last=this.first+(1n<<r)-1n}get size(){return this.last-this.first+1n}get network(){return this.isMasked?this.address:w(this.family,this.first)}get broadcast(){return this.family===4&&this.prefix<31?w(4,this.last):void 0}get masked(){return`${this.network}/${this.prefix}`}get isMasked(){return this.address.bits===this.first}has(t){return t.family===this.family&&t.zone===void 0&&this.first<=t.bits&&t.bits<=this.last}contains(t){return t.family===this.family&&this.first<=t.first&&t.last<=this.last}overlaps(t){return t.family===this.family&&this.first<=t.last&&t.first<=this.last}toString(){return`${this.address}/${this.prefix}`}};function E(t,e){return Number.isInteger(e)&&e>=0&&e<=v(t.family)&&t.zone===void 0?new wt(t,e):void 0}function I(t){return J(t).value}var Fe=/^(?:0|[1-9][0-9]{0,17})$/;function J(t){let e=(a,l,c)=>u(`netip.ParsePrefix(${P(t)}): ${a}`,l,c),r=t.lastIndexOf("/");if(r<0)return e("no '/'",0,t.length);let i=Y(t.slice(0,r));if(i.fault)return e(i.fault.words,i.fault.start,i.fault.end);let{family:s,zone:n}=i.value;if(n!==void 0)return e("IPv6 zones cannot be present in a prefix",r-n.length-1,r);let o=t.slice(r+1);return Fe.test(o)?Number(o)>v(s)?e("prefix length out of range",r+1,t.length):{value:new wt(i.value,Number(o))}:e(`bad bits after slash: ${P(o)}`,r+1,t.length)}function Ft(t,e,r){if(e<t.prefix||e>v(t.family))return;let i=BigInt(v(t.family)-e),s=a=>({first:a.first>>i,last:a.last>>i}),n=[...r].filter(a=>a.family===t.family),o=q(s(t),n.map(s));return o===void 0?void 0:E(w(t.family,o<<i),e)}function Qt(t){if(t.includes("/"))return I(t);let[e,r,...i]=t.split("-").map(n=>x(n.trim())),s=t.includes("-")?r:e;if(!(!e||!s||i.length>0||e.family!==s.family||e.bits>s.bits))return{family:e.family,first:e.bits,last:s.bits}}var Qe=new Map([...["1","t","T","TRUE","true","True"].map(t=>[t,!0]),...["0","f","F","FALSE","false","False"].map(t=>[t,!1])]),tt=t=>Qe.get(t),Gt=[...Array.from({length:15},(t,e)=>I(`172.${17+e}.0.0/16`)),...Array.from({length:16},(t,e)=>I(`192.168.${16*e}.0/20`))],Zt=class{#t;#e;#r;constructor(t){this.#t=[...new Set(t.flatMap(({first:i,last:s})=>[i,s+1]))].sort((i,s)=>i-s),this.#r=Math.max(this.#t.length-1,0),this.#e=new Float64Array(2*this.#r).fill(1/0);let e=Int32Array.from({length:this.#r+1},(i,s)=>s),r=i=>{let s=i;for(;e[s]!==s;)s=e[s]=e[e[s]];return s};for(let[i,{first:s,last:n}]of t.entries()){let o=this.#i(n+1);for(let a=r(this.#i(s));a<o;a=r(a))this.#e[this.#r+a]=i,e[a]=a+1}for(let i=this.#r-1;i>0;i--)this.#e[i]=Math.min(this.#e[2*i],this.#e[2*i+1])}at({first:t,last:e}){let r=1/0,i=this.#r+Math.max(this.#i(t+1)-1,0),s=this.#r+Math.min(this.#i(e+1),this.#r);for(;i<s;)i%2===1&&(r=Math.min(r,this.#e[i++])),s%2===1&&(r=Math.min(r,this.#e[--s])),i>>=1,s>>=1;return r}#i(t){let[e,r]=[0,this.#t.length];for(;e<r;){let i=e+r>>1;this.#t[i]<t?e=i+1:r=i}return e}},Yt=class{#t;#e=new Map;constructor(t){this.#t=N(t)}give(t,e,r=t.first){let i=1n<<BigInt(v(t.family)-e),s=`${t}/${e}`,n=this.#e.get(s)??{bits:r-r%i,index:0};for(;n.index<this.#t.length;n.index++){let a=this.#t[n.index];if(n.bits+i<=a.first)break;a.last>=n.bits&&(n.bits=a.last+1n+(i-(a.last+1n)%i)%i)}let{bits:o}=n;if(!(o+i-1n>t.last))return this.#e.set(s,{...n,bits:o+i}),E(w(t.family,o),e)}},Ge=/^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;function Xt(t){if(t.length>253)return!1;let e=t.split(".");return e.every(r=>Ge.test(r))&&!/^[0-9]+$/.test(e.at(-1))}function et(t){let e=t.indexOf("="),r=e<0?t.indexOf(":"):e;if(r<0)return u(`invalid additional host, missing IP: ${t}`,0,t.length);let i=t.slice(0,r);if(i===""||i.includes(":"))return u(`bad host name '${i}'`,0,Math.max(r,1));let s=[],n=r+1;for(let a of t.slice(n).split(","))s.push(xt(t,n,n+a.length)),n+=a.length+1;let o=s.filter(({value:a})=>a===void 0).map(a=>u(`invalid IP address in add-host: ${P(a.text)}`,a.start,a.end).fault);return{value:{host:b(t,0,r,i),addresses:s,faults:o}}}var rt=t=>xt(t,0,t.length).value;function xt(t,e,r){let i=r-e>2&&t[e]==="["&&t[r-1]==="]",[s,n]=i?[e+1,r-1]:[e,r],o=t.slice(s,n);if(o==="host-gateway")return b(t,s,n,o);let a=x(o.trim());return b(t,s,n,a?.zone===void 0?a:void 0)}var Ze=new TextEncoder,B=t=>Ze.encode(t).length;function Jt(t){return B(t)>15?"has more than 15 bytes":t==="lo"?"is the loopback interface":/^\.{1,2}$|[/:\s]/.test(t)?"is none that Linux takes":void 0}var te=t=>/^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(t),Ye=/^[0-9a-f]{2}(?:(:|-)[0-9a-f]{2})(?:\1[0-9a-f]{2})*$/i,Xe=/^[0-9a-f]{4}(?:\.[0-9a-f]{4})+$/i;function ee(t){if(!Ye.test(t)&&!Xe.test(t))return;let e=t.replace(/[:.-]/g,""),r=Array.from({length:e.length/2},(i,s)=>Number.parseInt(e.slice(2*s,2*s+2),16));if(!(r.length!==6&&r.length!==8&&r.length!==20))return{octets:r,isMulticast:(r[0]&1)===1,isZero:r.every(i=>i===0),isBroadcast:r.every(i=>i===255),toString:()=>r.map(i=>i.toString(16).padStart(2,"0")).join(":")}}var C=65535,F=class{first;last;constructor(t,e){this.first=t,this.last=e}get size(){return this.last-this.first+1}has(t){return this.first<=t&&t<=this.last}overlaps(t){return this.first<=t.last&&t.first<=this.last}toString(){return this.first===this.last?`${this.first}`:`${this.first}-${this.last}`}};function it(t,e=t){return Number.isInteger(t)&&Number.isInteger(e)&&0<=t&&t<=e&&e<=C?new F(t,e):void 0}function R(t){return L(t).value}function L(t){let e=t.indexOf("-"),r=e<0?t.length:e,i=$t(t.slice(0,r));if(typeof i=="string")return u(`invalid start port '${t.slice(0,r)}': ${i}`,0,r);if(e<0)return{value:new F(i,i)};let s=$t(t.slice(e+1));return typeof s=="string"?u(`invalid end port '${t.slice(e+1)}': ${s}`,e+1,t.length):s<i?u(`invalid port range: ${t}`,0,t.length):{value:new F(i,s)}}var Je=/^[0-9]+$/;function $t(t){if(t==="")return"value is empty";if(!Je.test(t))return/^-[0-9]+$/.test(t)?"value out of range (0\u201365535)":"invalid syntax";let e=Number(t);return e<=C?e:"value out of range (0\u201365535)"}var tr=new Set(["tcp","udp","sctp"]);function T(t){let e=t.toLowerCase();return tr.has(e)?e:void 0}function re(t){let e=t.lastIndexOf(":"),r=e<0?-1:t.lastIndexOf(":",e-1),i=e===0?-1:r,s=t.indexOf("/",e+1),n=e+1,o=s<0?t.length:s;if(n===o)return u(`no port specified: ${t}<empty>`,0,t.length);let a=s<0?"":t.slice(s+1),l=T(a||"tcp");if(!l)return u(`invalid proto: ${a.toLowerCase()}`,s+1,t.length);let c=i>0?er(t,i):{value:void 0};if(c.fault)return c;let h=_t(t,n,o);if(!h)return u(`invalid containerPort: ${t.slice(n,o)}`,n,o);let f=i+1,m=Math.max(e,f),p=f===m?void 0:_t(t,f,m);if(f<m&&!p)return u(`invalid hostPort: ${t.slice(f,m)}`,f,m);let[k,M]=[h.part,p?.part];if(M&&k.value.size>1&&k.value.size!==M.value.size){let De=`invalid ranges specified for container and host Ports: ${k.text} and ${M.text}`;return u(De,M.start,k.end)}return{value:{hostIp:c.value,published:M,target:k,protocol:a===""?void 0:b(t,s+1,t.length,l),refused:At("containerPort",h)??(p&&At("hostPort",p))}}}function er(t,e){let r=t.startsWith("[");if(r){let a=t.slice(0,e),l=rr(a);if(l)return u(`invalid IP address ${a}: address ${a}:: ${l}`,0,e)}let[i,s]=r?[1,e-1]:[0,e];if(i===s)return{value:void 0};let n=t.slice(i,s),o=x(n);return!o||o.zone!==void 0?u(`invalid IP address: ${n}`,i,s):{value:b(t,i,s,o)}}function rr(t){let e=t.indexOf("]");return e<0?"missing ']' in address":e<t.length-1?t[e+1]===":"?"too many colons in address":"missing port in address":t.includes("[",1)?"unexpected '[' in address":void 0}function _t(t,e,r){let i=t.slice(e,r),s=R(i);if(s)return{part:b(t,e,r,s),lenient:void 0};let[n,o,...a]=i.split("-"),l=a.length>0?R(`${n}-${o}`):void 0;if(l)return{part:b(t,e,r,l),lenient:"compose 2"};let c=R(i.replace(/^\+(?=[0-9])/,"").replace(/-\+(?=[0-9])/,"-"));return c&&{part:b(t,e,r,c),lenient:"compose 5"}}function At(t,{part:{text:e,start:r,end:i},lenient:s}){if(s)return{by:s==="compose 2"?"compose 5":"compose 2",...u(`invalid ${t}: ${e}`,r,i)}}function ie({hostIp:t,published:e,target:r,protocol:i}){let{first:s,size:n}=r.value;return Array.from({length:n},(o,a)=>s+a).sort().map(o=>({hostIp:t,published:e&&(n===1?e.value:it(e.value.first+o-s)),target:o,protocol:i?.value??"tcp"}))}function st(t){if(t==="")return u("invalid port range: value is empty",0,0);let e=t.indexOf("/"),r=e<0?t.length:e,i=L(t.slice(0,r));if(i.fault)return i;let s=e<0?"":t.slice(e+1),n=T(s||"tcp");return n?{value:{range:i.value,protocol:n}}:u(`invalid proto: ${s.toLowerCase()}`,e+1,t.length)}function se(t,e,r){return t.flatMap(i=>{if((i.replicas.value??0)<1)return[];if(i.namespace.kind==="host")return e?[]:sr(i);let s=r(i);return s.published?i.ports.flatMap(n=>e&&n.mode?.text==="host"?[]:ir(i,n,s)):[]})}function ir(t,e,{through:r,sure:i}){if(!e.published?.value||!e.protocol.value)return[];let{value:s}=e.published;if(e.hostIp!==void 0&&e.hostIp.value===void 0)return[];let n=r(4)?.driverOptions.get("com.docker.network.bridge.host_binding_ipv4"),o=e.hostIp?.value?.unmapped();return!o&&n?[]:(o?[o.family]:[4,6]).flatMap(a=>{let l=r(a),c=l?.driverOptions.get(`com.docker.network.bridge.gateway_mode_ipv${a}`);return c&&c.value!=="nat"&&c.value!=="nat-unprotected"?[]:a===4&&l&&l.enabled(4)!==!0?[]:[{origin:e.published.origin,service:t,address:o&&!D(o)?o:void 0,family:a,protocol:e.protocol.value,ports:s,take:s.first<s.last&&e.target.value?.first===e.target.value?.last?"any":"all",by:"published",evidence:"its ports publish it",from:"ports",sure:i,port:e}]})}function sr(t){return t.listening.filter(({from:e})=>e!=="healthcheck").flatMap(({address:e,...r})=>(e?[e.family]:[4,6]).map(i=>({...r,service:t,address:e&&!D(e)?e:void 0,family:i,take:"all",by:"process"})))}function ne({address:t,ports:e,protocol:r}){return`${t===void 0?"":`${t}`.includes(":")?`[${t}]:`:`${t}:`}${e}/${r}`}function oe({lan:t,livePools:e,endpoints:r}){let i=e.find(({family:p,subnet:k})=>p===4&&k?.value),s=i?.ipRange?.value??i?.subnet?.value,n=t?.driver==="ipvlan"?"ipvlan mode l2":"macvlan mode bridge",o=t?.parent?.value??"eth0",a=[...i?.auxiliary??[]],l=a.find(([p])=>/host|shim/.test(p))?.[1].value,c=[i?.gateway,...r.map(({ipv4:p})=>p),...a.map(([,p])=>p)].flatMap(p=>p?.value?[{first:p.value.bits,last:p.value.bits}]:[]),h=s&&q({first:s.first+1n,last:s.last},c),f=l?.toString()??(h===void 0?void 0:w(4,h)?.toString())??"ADDRESS",m=`${t?.driver??"macvlan"}-host`;return[`ip link add ${m} link ${o} type ${n}`,`ip addr add ${f}/32 dev ${m}`,`ip link set ${m} up`,`ip route add ${s?.masked??"RANGE"} dev ${m}`].join(" && ")+(l?"":` (and keep ${f} from Docker: aux_addresses: {host: ${f}})`)}function $(t,...e){let r=t;for(let i of e)if(r?.kind==="mapping"&&typeof i=="string")r=r.entries.get(i)?.value;else if(r?.kind==="sequence"&&typeof i=="number")r=r.items[i];else return;return r}function nt(t,...e){let r=$(t,...e);return r?.kind==="mapping"?r:void 0}function W(t,...e){let r=$(t,...e);return r?.kind==="sequence"?r.items:[]}function ae(t,...e){return nt(t,...e)?.entries.values()??[]}function le(t){return t?.kind==="scalar"&&t.type==="null"}function ce(t,e,r){return{...t,entries:new Map(t.entries).set(e,r)}}function de(t,e){if(!t.entries.has(e))return t;let r=new Map(t.entries);return r.delete(e),{...t,entries:r}}function ue(t,e){let r=t===null?"null":typeof t=="string"?"string":typeof t=="boolean"?"bool":Number.isInteger(t)?"int":"float";return{kind:"scalar",value:t,type:r,text:t===null?"":String(t),style:"plain",known:!0,origin:e}}function ot(t,e,r){let{origin:i}=t;if(e>=r)return i;t!==Q?.scalar&&(Q={scalar:t,spelling:nr(t)});let{from:s,head:n,tail:o,shift:a}=Q.spelling;return r<=n?It(i,s+e,s+r):e>=o?It(i,s+e+a,s+r+a):i}var Q;function nr({origin:t,style:e,text:r}){let i=e==="single"||e==="double"?1:0,s=t.start+i,n=t.file.text.slice(s,t.end-i);if(n===r)return{from:s,head:r.length,tail:r.length,shift:0};let o=n.indexOf("$");if(o<0)return{from:s,head:0,tail:1/0,shift:0};let a=n.length-r.length,l=Math.max(or(n)-a,0),c=0;for(;c<o&&n[c]===r[c];)c++;let h=r.length;for(;h>l&&h+a>0&&n[h-1+a]===r[h-1];)h--;return{from:s,head:c,tail:h,shift:a}}function It({file:t,via:e},r,i){return{file:t,start:r,end:i,via:e}}function or(t){let e=t.lastIndexOf("$"),r=t.lastIndexOf("}");return r>e?r+1:e+1+/^\w*/.exec(t.slice(e+1))[0].length}function*he(t){let e=$(t.tree,"extra_hosts");if(e?.kind==="sequence")for(let r of e.items){let i=r.kind==="scalar"?et(r.text).value:void 0;if(!(r.kind!=="scalar"||i===void 0))for(let{text:s,value:n,start:o,end:a}of i.addresses)yield{origin:ot(r,o,a),host:i.host.value,text:s,address:n,known:r.known}}for(let{key:r,value:i}of e?.kind==="mapping"?e.entries.values():[])for(let s of i.kind==="sequence"?i.items:[i])s.kind==="scalar"&&(yield{origin:s.origin,host:r.text,text:s.text,address:rt(s.text),known:s.known})}var g=()=>{},ar=(...t)=>e=>t.includes(e)?void 0:`is none of ${t.join(", ")}`,A=t=>tt(t)===void 0?"is no boolean that Docker reads (true, false, 1, 0)":void 0,G=t=>x(t)?void 0:"is no IP address",Z=(t,e)=>r=>{let i=/^[+-]?\d{1,15}$/.test(r)?Number(r):void 0;return i!==void 0&&i>=t&&i<=e?void 0:`is no whole number from ${t} to ${e}`},St=Z(0,65535),lr=t=>B(t)>15?"is longer than the 15 bytes of an interface name":/[/\s]/.test(t)?"is no interface name: it has a slash or a blank":void 0,O={"com.docker.network.enable_ipv4":A,"com.docker.network.enable_ipv6":A,"com.docker.network.advertise_addr_nmsgs":Z(0,3),"com.docker.network.advertise_addr_ms":Z(100,2e3)},Mt=ar("","nat","nat-unprotected","routed","isolated"),pe={bridge:{...O,"com.docker.network.bridge.name":lr,"com.docker.network.bridge.enable_icc":A,"com.docker.network.bridge.enable_ip_masquerade":A,"com.docker.network.bridge.inhibit_ipv4":A,"com.docker.network.bridge.default_bridge":A,"com.docker.network.bridge.gateway_mode_ipv4":Mt,"com.docker.network.bridge.gateway_mode_ipv6":Mt,"com.docker.network.bridge.host_binding_ipv4":G,"com.docker.network.host_ipv4":G,"com.docker.network.host_ipv6":G,"com.docker.network.bridge.trusted_host_interfaces":g,"com.docker.network.driver.mtu":St,"com.docker.network.container_iface_prefix":g},macvlan:{...O,parent:g,macvlan_mode:g},ipvlan:{...O,parent:g,ipvlan_mode:g,ipvlan_flag:g},overlay:{...O,encrypted:g,"com.docker.network.driver.mtu":St,"com.docker.network.driver.overlay.vxlanid_list":g,dsr:g}},fe=["bridge","macvlan","ipvlan","overlay","host","null"];function me(t){return t.split(",").find(e=>!/^net\.(?:ipv4|ipv6|mpls)\.[^.=]+\.IFNAME\.[^=]+=/.test(e))}function S(t){let e;return()=>(e??={value:t()}).value}var cr=`
adguard/adguardhome 53 53/udp 3000 *
adminer 8080
caddy 80 *
clickhouse/clickhouse-server 8123 9000
couchdb 5984
deluge 8112
eclipse-mosquitto 1883 *
elasticsearch 9200 9300
emby/embyserver 8096
esphome/esphome 6052
flaresolverr/flaresolverr 8191
gitea/gitea 3000 22
grafana/grafana 3000
grafana/loki 3100
hashicorp/consul 8500
home-assistant/home-assistant 8123
homeassistant/home-assistant 8123
homebridge/homebridge 8581
httpd 80 *
influxdb 8086
jc21/nginx-proxy-manager 80 81 443
jellyfin/jellyfin 8096
jenkins/jenkins 8080
koush/scrypted 10443
linuxserver/bazarr 6767
linuxserver/deluge 8112
linuxserver/homeassistant 8123
linuxserver/jackett 9117
linuxserver/lidarr 8686
linuxserver/nzbget 6789
linuxserver/overseerr 5055
linuxserver/plex 32400
linuxserver/prowlarr 9696
linuxserver/qbittorrent 8080
linuxserver/radarr 7878
linuxserver/readarr 8787
linuxserver/sabnzbd 8080
linuxserver/sonarr 8989
linuxserver/tautulli 8181
linuxserver/transmission 9091
louislam/uptime-kuma 3001
mariadb 3306
memcached 11211
minio/minio 9000
mongo 27017
mysql 3306
nats 4222
netdata/netdata 19999
nextcloud 80
nginx 80 *
nodered/node-red 1880
phpmyadmin 80
phpmyadmin/phpmyadmin 80
pihole/pihole 53 53/udp 80
plexinc/pms-docker 32400
portainer/portainer-ce 9443
postgres 5432
prom/alertmanager 9093
prom/node-exporter 9100
prom/prometheus 9090
rabbitmq 5672
redis 6379
registry 5000
serjs/go-socks5-proxy 1080
tomcat 8080
valkey/valkey 6379
wordpress 80
zookeeper 2181
`,Pt=S(()=>{let t=cr.trim().split(`
`);return new Map(t.map(e=>e.split(" ")).map(([e,...r])=>[e,r]))});function ge(t){let e=Pt().get(_(t));return e&&{ports:e.flatMap(r=>st(r).value??[]),configured:e.includes("*")}}var dr=S(()=>new Set([...Pt().keys()].map(t=>t.slice(t.lastIndexOf("/")+1))));function ur(t){return dr().has(t)}function _(t){let e=t.split("@",1)[0].split("/");e.length>1&&/[.:]|^localhost$/.test(e[0])&&e.shift(),e[0]==="library"&&e.shift();let r=e.pop()??"";return[...e,r.split(":",1)[0]].join("/")}var hr={"what measures the host":`
beszel agent | https://beszel.dev/guide/agent-installation
cadvisor | https://github.com/google/cadvisor
glances | https://github.com/nicolargo/glances
netdata | https://learn.netdata.cloud/docs/netdata-agent/installation/docker
node exporter | https://github.com/prometheus/node_exporter#docker
vnstat | https://github.com/vergoh/vnstat-docker`,"what looks at packets":`
arkime | https://github.com/arkime/arkime
arpwatch | https://en.wikipedia.org/wiki/Arpwatch
netshoot | https://github.com/nicolaka/netshoot
ntopng | https://hub.docker.com/r/ntop/ntopng
p0f | https://github.com/p0f/p0f
pcap | https://www.tcpdump.org
sniffer | https://en.wikipedia.org/wiki/Packet_analyzer
snort | https://github.com/snort3/snort3
softflowd | https://github.com/irino/softflowd
suricata | https://github.com/jasonish/docker-suricata
tcpdump | https://www.tcpdump.org
tetragon | https://github.com/cilium/tetragon
tshark | https://www.wireshark.org/docs/man-pages/tshark.html
wireshark | https://docs.linuxserver.io/images/docker-wireshark/
zeek | https://github.com/zeek/zeek`,"what looks for devices on the LAN":`
netalertx | https://github.com/jokob-sk/NetAlertX
pialert | https://github.com/jokob-sk/NetAlertX
scanopy | https://github.com/scanopy/scanopy
upsnap | https://github.com/seriousm4x/UpSnap
urbackup server | https://github.com/uroni/urbackup-server-docker
watchyourlan | https://github.com/aceberg/WatchYourLAN
wol | https://en.wikipedia.org/wiki/Wake-on-LAN`,"a VPN or a tunnel":`
cloudflared | https://github.com/cloudflare/cloudflared
husarnet | https://github.com/husarnet/husarnet
ipsec | https://github.com/hwdsl2/docker-ipsec-vpn-server
nebula | https://github.com/slackhq/nebula
netbird | https://github.com/netbirdio/netbird
netmaker | https://github.com/gravitl/netmaker
openvpn | https://github.com/kylemanna/docker-openvpn
softether | https://github.com/SoftEtherVPN/SoftEtherVPN
strongswan | https://github.com/strongswan/strongswan
tailscale | https://tailscale.com/kb/1282/docker
tinc | https://github.com/gsliepen/tinc
twingate connector | https://hub.docker.com/r/twingate/connector
v2raya | https://github.com/v2rayA/v2rayA
vpn | https://en.wikipedia.org/wiki/Virtual_private_network
wg easy | https://github.com/wg-easy/wg-easy
wireguard | https://docs.linuxserver.io/images/docker-wireguard/
zerotier | https://github.com/zerotier/ZeroTierOne`,"a server of DHCP or DNS":`
adguardhome | https://hub.docker.com/r/adguard/adguardhome
bind9 | https://hub.docker.com/r/ubuntu/bind9
blocky | https://github.com/0xERR0R/blocky
coredns | https://github.com/coredns/coredns
dhcp | https://www.rfc-editor.org/rfc/rfc2131
dhcpd | https://github.com/networkboot/docker-dhcpd
dhcprelay | https://github.com/modem7/DHCP-Relay
dns | https://www.rfc-editor.org/rfc/rfc1035
dnsmasq | https://thekelleys.org.uk/dnsmasq/doc.html
kea | https://kea.readthedocs.io
pihole | https://docs.pi-hole.net/docker/dhcp/
technitium | https://github.com/TechnitiumSoftware/DnsServer
unbound | https://github.com/MatthewVance/unbound-docker-rpi`,"what announces itself on the LAN":`
avahi | https://github.com/avahi/avahi
cups | https://github.com/SickHub/docker-cups-airprint
mdns | https://www.rfc-editor.org/rfc/rfc6762
samba | https://github.com/ServerContainers/samba
time machine | https://github.com/mbentley/docker-timemachine
timemachine | https://github.com/mbentley/docker-timemachine
wsdd | https://github.com/christgau/wsdd`,"home automation that finds devices on the LAN":`
domoticz | https://hub.docker.com/r/domoticz/domoticz
esphome | https://github.com/esphome/esphome
fhem | https://github.com/fhem/fhem-docker
gladys | https://github.com/GladysAssistant/Gladys
home assistant | https://www.home-assistant.io/installation/linux
homeassistant | https://www.home-assistant.io/installation/linux
homebridge | https://github.com/homebridge/docker-homebridge
iobroker | https://github.com/buanet/ioBroker.docker
matter server | https://github.com/home-assistant-libs/python-matter-server
openhab | https://www.openhab.org/docs/installation/docker.html
otbr | https://github.com/openthread/ot-br-posix
scrypted | https://github.com/koush/scrypted`,"a media server that players find on the LAN":`
bubbleupnp | https://en.wikipedia.org/wiki/Universal_Plug_and_Play
daapd | https://docs.linuxserver.io/images/docker-daapd/
emby | https://hub.docker.com/r/emby/embyserver
embyserver | https://hub.docker.com/r/emby/embyserver
jellyfin | https://jellyfin.org/docs/general/installation/container/
librespot | https://github.com/librespot-org/librespot
logitechmediaserver | https://hub.docker.com/r/lmscommunity/lyrionmusicserver
lyrionmusicserver | https://hub.docker.com/r/lmscommunity/lyrionmusicserver
minidlna | https://en.wikipedia.org/wiki/ReadyMedia
music assistant | https://github.com/music-assistant/server
owntone | https://github.com/owntone/owntone-server
plex | https://github.com/plexinc/pms-docker
pms | https://github.com/plexinc/pms-docker
roon | https://en.wikipedia.org/wiki/Roon_(software)
shairport | https://github.com/mikebrady/shairport-sync
snapserver | https://github.com/badaix/snapcast
tvheadend | https://docs.linuxserver.io/images/docker-tvheadend/
upnp | https://en.wikipedia.org/wiki/Universal_Plug_and_Play`,"a controller of network devices":`
freeradius | https://www.rfc-editor.org/rfc/rfc2865
omada | https://github.com/mbentley/docker-omada-controller
radius | https://www.rfc-editor.org/rfc/rfc2865
unifi | https://github.com/jacobalberty/unifi-docker`,"what routes, filters or spreads traffic of the host":`
bgp | https://www.rfc-editor.org/rfc/rfc4271
bird | https://bird.network.cz
calico | https://github.com/projectcalico/calico
cilium | https://github.com/cilium/cilium
fail2ban | https://github.com/crazy-max/docker-fail2ban
firewall | https://docs.docker.com/engine/network/packet-filtering-firewalls/
firewalld | https://docs.docker.com/engine/network/packet-filtering-firewalls/
flannel | https://github.com/flannel-io/flannel
frr | https://github.com/FRRouting/frr
gobgp | https://github.com/osrg/gobgp
iptables | https://www.netfilter.org
ipv6nat | https://github.com/robbertkl/docker-ipv6nat
keepalived | https://github.com/osixia/docker-keepalived
netfilter | https://www.netfilter.org
openvswitch | https://github.com/openvswitch/ovs
ovs | https://github.com/openvswitch/ovs
registrator | https://github.com/gliderlabs/registrator`,"telephony or relaying with ranges of thousands of ports":`
asterisk | https://github.com/asterisk/asterisk
coturn | https://github.com/coturn/coturn/blob/master/docker/coturn/README.md
freeswitch | https://github.com/signalwire/freeswitch
rtpengine | https://github.com/sipwise/rtpengine`,"what keeps the clock or boots machines of the LAN":`
chrony | https://github.com/cturra/docker-ntp
netbootxyz | https://github.com/netbootxyz/docker-netbootxyz
ntp | https://www.rfc-editor.org/rfc/rfc5905
ptp | https://en.wikipedia.org/wiki/Precision_Time_Protocol
pxe | https://en.wikipedia.org/wiki/Preboot_Execution_Environment
tftp | https://www.rfc-editor.org/rfc/rfc1350`},pr=S(()=>{let t=new Map;for(let[e,r]of Object.entries(hr))for(let i of r.trim().split(`
`)){let[s,n]=i.split(" | "),o=s.split(" "),a=t.get(o[0])??[];t.set(o[0],[...a,{words:o,what:e,source:n}])}return t});function zt(t){let e=t.toLowerCase().replaceAll("pi-hole","pihole").split(/[^a-z0-9]+/);for(let[r,i]of e.entries()){let s=pr().get(i)?.find(n=>n.words.every((o,a)=>e[r+a]===o));if(s)return s}}function ve({image:t,build:e}){return t?.value===void 0||e?void 0:zt(_(t.value))}function be(t){return mr(t).some(fr)||vr(t)}function fr(t){return ur(t.slice(t.lastIndexOf("/")+1).toLowerCase())||zt(t)!==void 0||/(?:^|[^a-z0-9])infra(?:structure)?(?:[^a-z0-9]|$)/i.test(t)}function mr({name:t,image:e,containerName:r,hostname:i,labels:s,build:n}){let o=n?.kind==="scalar"?n:$(n,"context");return[t,e?.value&&_(e.value),r?.value,i?.value,s.get("org.opencontainers.image.title")?.value,o?.kind==="scalar"&&o.known?o.text.split("/").findLast(a=>a!==""):void 0].filter(a=>a!==void 0)}var gr=new Set(["ALL","NET_ADMIN","NET_BROADCAST","NET_RAW"]);function vr(t){return at(t)||W(t.at("cap_add")).some(e=>e.kind==="scalar"&&gr.has(e.text.toUpperCase().replace(/^CAP_/,"")))||W(t.at("devices")).some(e=>br(e).startsWith("/dev/net/tun"))}function br(t){let e=t.kind==="scalar"?t:$(t,"source");return e?.kind==="scalar"?e.text:""}function at(t){let e=t.at("privileged");return e?.kind==="scalar"&&e.known&&e.value===!0}var kr=`
adminer | 8080 | the console Adminer | https://hub.docker.com/_/adminer
cassandra | 9042! 7000 | Cassandra | https://hub.docker.com/_/cassandra
clickhouse | 8123 9000 | ClickHouse | https://hub.docker.com/r/clickhouse/clickhouse-server
consul | 8500 | Consul | https://hub.docker.com/r/hashicorp/consul
couchdb | 5984! | CouchDB | https://hub.docker.com/_/couchdb
dind | 2375! | the Docker Engine | https://docs.docker.com/engine/security/protect-access/
docker-socket-proxy | 2375 | the Docker Engine | https://docs.docker.com/engine/security/protect-access/
elasticsearch | 9200! 9300! | Elasticsearch | https://hub.docker.com/_/elasticsearch
etcd | 2379! 2380! | etcd | https://etcd.io/docs/
influxdb | 8086! | InfluxDB | https://hub.docker.com/_/influxdb
keydb | 6379 | KeyDB | https://hub.docker.com/r/eqalpha/keydb
kibana | 5601! | the console Kibana | https://hub.docker.com/_/kibana
mariadb | 3306 | MariaDB | https://hub.docker.com/_/mariadb
memcached | 11211! | Memcached | https://hub.docker.com/_/memcached
mongo | 27017! | MongoDB | https://hub.docker.com/_/mongo
mongo-express | 8081 | the console mongo-express | https://hub.docker.com/_/mongo-express
mongodb | 27017 | MongoDB | https://hub.docker.com/_/mongo
mssql | 1433! | SQL Server | https://hub.docker.com/r/microsoft/mssql-server
mysql | 3306! | MySQL | https://hub.docker.com/_/mysql
neo4j | 7474 7687 | Neo4j | https://hub.docker.com/_/neo4j
nginx-proxy-manager | 81 | the console of nginx-proxy-manager | https://nginxproxymanager.com/setup/
node | 9229! | the debugger of Node.js | https://nodejs.org/en/learn/getting-started/debugging
opensearch | 9200 9300 | OpenSearch | https://hub.docker.com/r/opensearchproject/opensearch
oracle | 1521! | Oracle Database | https://container-registry.oracle.com
percona | 3306 | Percona Server | https://hub.docker.com/_/percona
pgadmin4 | 80 443 | the console pgAdmin | https://hub.docker.com/r/dpage/pgadmin4
phpmyadmin | 80 443 | the console phpMyAdmin | https://hub.docker.com/_/phpmyadmin
portainer | 9000 9443 | the console Portainer | https://docs.portainer.io
portainer-ce | 9000 9443 | the console Portainer | https://docs.portainer.io
portainer-ee | 9000 9443 | the console Portainer | https://docs.portainer.io
postgres | 5432! | PostgreSQL | https://hub.docker.com/_/postgres
postgresql | 5432 | PostgreSQL | https://hub.docker.com/_/postgres
rabbitmq | 5672 15672! | RabbitMQ | https://hub.docker.com/_/rabbitmq
redis | 6379! | Redis | https://redis.io/docs/latest/operate/oss_and_stack/management/security/
redis-commander | 8081 | the console Redis Commander | https://github.com/joeferner/redis-commander
redisinsight | 5540 8001 | the console Redis Insight | https://hub.docker.com/r/redis/redisinsight
scylla | 9042 | ScyllaDB | https://hub.docker.com/r/scylladb/scylla
traefik | 8080 | the console of Traefik | https://doc.traefik.io/traefik/operations/api/
valkey | 6379 | Valkey | https://hub.docker.com/r/valkey/valkey
zookeeper | 2181! | ZooKeeper | https://hub.docker.com/_/zookeeper
`,yr=S(()=>{let t=new Map,e=new Map;for(let r of kr.trim().split(`
`)){let[i,s,n,o]=r.split(" | ");t.set(i,{what:n,source:o,ports:new Set(s.split(" ").map(a=>Number.parseInt(a,10)))});for(let a of s.split(" "))a.endsWith("!")&&e.set(Number.parseInt(a,10),{what:n,source:o})}return{byImage:t,byPort:e}});function ke({image:t},e){let r=t?.value===void 0?"":_(t.value),{byImage:i,byPort:s}=yr(),n=i.get(r.slice(r.lastIndexOf("/")+1).toLowerCase());return n?.ports.has(e)?n:s.get(e)}function ye({active:t}){let e=new Map;for(let r of t){let i=r.at("deploy","mode");i?.kind==="scalar"&&i.known&&/^(?:replicated|global)-job$/.test(i.text)&&e.set(r,{origin:i.origin,reason:`its deploy.mode is ${i.text}`})}for(let{name:r,dependencies:i}of t)for(let{service:s,condition:n,origin:o}of i)s&&n==="service_completed_successfully"&&!e.has(s)&&e.set(s,{origin:o,reason:`"${r}" waits for it to complete`});return e}function we(t,e){return!xr(t)&&!$r(t,e)&&!Ar(t)&&Ir(t)}var wr=["networks","external_links","extra_hosts","dns","mac_address","secrets","env_file","use_api_socket","provider","models","credential_spec"];function xr(t){let{ports:e,expose:r,dependencies:i,tree:s,origin:n,networkMode:o}=t;return o||e.length>0||r.length>0||i.some(({by:a,condition:l})=>a!=="volumes_from"&&l!=="service_completed_successfully")?!0:wr.some(a=>{let l=s.entries.get(a)?.key;return l!==void 0&&l.origin.start!==n.start})}function $r({environment:t,command:e,entrypoint:r,name:i},{service:s}){return[...t.values(),...e,...r].some(({value:n})=>n===void 0?!0:/:\/\/|@|[\w-]:\d{2,5}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b/.test(n)||n.split(/[^\w.-]+/).some(o=>o!==i&&s(o)!==void 0))}var _r=/(?:^|_)(?:URL|URI|HOST|HOSTS|HOSTNAME|ADDR|ADDRESS|ENDPOINT|SERVER|SERVERS|DSN|PORT|BROKER|BROKERS|PROXY|TOKEN|KEY|SECRET|PASSWORD|PASS|USER|DATABASE|DB|BUCKET|REGION|PEER|PEERS|API)(?:_|$)|(?:URL|URI|HOST|ENDPOINT|PASSWORD|TOKEN|KEY)$/i;function Ar({environment:t}){return[...t.keys()].some(e=>_r.test(e))}var Nt=new Set(`aws az bootstrap bundle certbot clone composer conan consul crawl crawler curl database datasets db deploy dig docker download downloader fetch fetcher flyway ftp gcloud gem
  git gradle gsutil helm http httpie https init-db initdb install installer kafka kubectl ldap load-test mail mariadb maven mc migrate migrations migrator mirror mongo mongosh mvn mysql nc npm npx nuget
  pg pip ping pnpm poetry postgres prisma provision psql publish pull push rabbitmqctl rclone redis register registry restic rsync s3 scp scraper seed seeder sftp smoke sql ssh
  superset sync telegram test tests topic topics update upgrade upload vault wait-for wait-for-it wget yarn apk apt apt-get dnf yum`.split(/\s+/));function Ir({name:t,image:e,build:r,command:i,entrypoint:s}){return r||e?.value===void 0?!1:![t,_(e.value),...[...i,...s].map(({text:n})=>n)].some(n=>n.toLowerCase().split(/[^a-z0-9-]+/).some(Sr))}function Sr(t){return Nt.has(t)||t.split("-").some(e=>Nt.has(e)||e.startsWith("migrat"))}var xe=["user-code","batch","untrusted","infrastructure"];function $e(t,e){return(0,Dt.a)(t,e.filter(r=>r[0]===t[0]&&Math.abs(r.length-t.length)<=1))}function _e(t){let{namespace:e,networkMode:r,tree:i}=t,s=(r??i.entries.get("networks")?.key??t).origin,{kind:n,owner:o}=e;if(n==="none")return;if(n==="foreign")return{origin:s,how:"has the network of another container",sure:!1};let a=(o??t).networkMode?.value?.kind;if(!(n==="unknown"&&a!=="network"&&a!=="empty"))return o&&o!==t?{origin:s,how:`has the network of "${o.name}"`,sure:!0}:{origin:s,how:n==="host"?"is on the host network":"has a network",sure:!0}}function Ae(t){let{owner:e}=t.namespace,r=[t];for(let i=Et(t);i&&i!==e&&r.length<5&&!r.includes(i);i=Et(i))r.push(i);return e&&e!==t?[...r,e]:r}function Et({networkMode:t,dependencies:e,namespace:r}){let i=t?.value;return i?.kind==="container"?Mr(r).get(i.name):e.find(({by:s})=>s==="network_mode")?.service}var Rt=new WeakMap;function Mr(t){let e=Rt.get(t);if(e===void 0){let r=new Map;for(let i of t.members){let s=i.containerName?.value;s!==void 0&&!r.has(s)&&r.set(s,i)}Rt.set(t,e=r)}return e}var lt=(t,e)=>({kind:"replace",at:t,text:e}),ct=t=>({kind:"remove",at:t}),Ie=(t,e,r,i)=>({kind:"insert",at:t,entry:[e,r],...i!==void 0&&{item:i}}),Se=(t,e)=>({kind:"insert",at:t,item:e}),Ot="(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)",Pr=`^(?:${Ot}(?:\\.${Ot}){3}(?:/(?:3[0-2]|[12]?\\d))?|[0-9a-fA-F.]*:[0-9a-fA-F.:]*(?:/(?:12[0-8]|1[01]\\d|[1-9]?\\d))?)$`;function zr(t){let e=x(t);return e?E(e,v(e.family)):I(t)}var Me={flag:(t,e)=>({about:t,schema:{type:"boolean"},fallback:e,read:r=>r===!0}),texts:(t,e)=>({about:t,schema:{type:"array",items:{type:"string"},uniqueItems:!0},fallback:e,read:r=>Array.isArray(r)?r.map(String):[]}),blocks:t=>({about:t,schema:{type:"array",items:{type:"string",pattern:Pr},uniqueItems:!0},fallback:[],read:e=>Array.isArray(e)?e.flatMap(r=>zr(String(r))??[]):[]}),lists:t=>({about:t,schema:{type:"object",additionalProperties:{type:"array",items:{type:"string"},uniqueItems:!0}},fallback:{},read:e=>new Map(Object.entries(e).map(([r,i])=>[r,Array.isArray(i)?i.map(String):[]]))}),number:(t,e,r=0)=>({about:t,schema:{type:"integer",minimum:r},fallback:e,read:i=>Number(i)}),choice:(t,e,r)=>({about:t,schema:{enum:e},fallback:r,read:i=>String(i)})};function Pe(t){return t}function ze(t){return t?.value!==void 0}function Ne(t){return t?.malformed===!0}function*Ee({key:t,created:e},r){for(let i of r){let s=`${i.message} (no service uses "${t}" yet)`;yield e?i:{...i,message:s,severity:"warning",outcome:"ignored"}}}function*Re({problems:t},e){for(let{mend:r,level:i,code:s,variable:n,until:o,...a}of t.filter(l=>l.code===e)){let l=r&&(r.text===void 0?ct(a):{kind:"replace",at:a,text:r.text,verbatim:!0});yield{at:a,severity:i,...i!=="error"&&{outcome:"ignored"},...a,...r&&l&&{fix:{title:r.title,safe:!0,edits:[l]}}}}}function*Oe({missing:t,service:e},r,i){for(let{name:s,by:n,meant:o,origin:a}of t.filter(l=>l.kind===r))yield{at:{origin:a},message:`"${n}" refers to the ${r} ${s}, which is not declared`,docker:`service "${n}" refers to undefined ${r} ${s}: invalid compose project`,hint:o===void 0?`Declare it under \`${i}\`.`:`Did you mean ${o}? Else declare it under \`${i}\`.`,...o!==void 0&&{fix:{title:`Write ${o}`,safe:!1,edits:[lt({origin:a},o)]}},...!e(n)?.active&&{severity:"warning"}}}
