const e=/^[[\s\p{Cf}\p{Cc}]--[\n\r\u2028\u2029]]*[\/\u2044\u2215\uff0f][\p{Cf}\p{Mn}]*\p{L}/mv,t=/^### /m,n=t=>e.test(i(t)),r=e=>t.test(i(e))||n(e),i=e=>(e??``).replaceAll(`\r`,`
`);export{n,r as t};