import type { Endpoint } from "@anteroom/core/server";

const css = `:root{color-scheme:light dark;--page:#f7f6f3;--card:#fff;--ink:#1f2523;--soft:#56605c;--line:#8a938f;--accent:#14605a;--on-accent:#fff;--bad:#9c2b20}
@media (prefers-color-scheme:dark){:root{--page:#161a19;--card:#1f2523;--ink:#eef1ef;--soft:#b3bcb8;--line:#7d8783;--accent:#7fd0c4;--on-accent:#10211f;--bad:#ff9d8f}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:36rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0 1rem}
h2{font-size:1.125rem;margin:1.5rem 0 .5rem}
p{margin:0 0 1rem}
.soft,.hint{color:var(--soft)}.hint{font-size:.9375rem;margin:0 0 .25rem}
.typed{white-space:pre-line}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem;margin:0 0 1.25rem}
dl{margin:0}dt{color:var(--soft);font-size:.9375rem}dd{margin:0 0 .75rem}dd:last-child{margin:0}
.list{list-style:none;margin:0 0 1.25rem;padding:0;display:grid;gap:.75rem}
.list a{display:block;padding:1rem;background:var(--card);border:1px solid var(--line);border-radius:12px;text-decoration:none}
.list a:hover strong,.times a:hover span:first-child{text-decoration:underline}
.list strong{display:block;color:var(--accent)}.list span{display:block;color:var(--ink)}.list .soft{color:var(--soft);font-size:.9375rem}
.times{list-style:none;margin:0;padding:0;display:grid;gap:.5rem;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr))}
.times a{display:flex;flex-direction:column;justify-content:center;min-height:2.75rem;padding:.5rem .75rem;background:var(--card);border:1px solid var(--line);border-radius:8px;text-decoration:none;font-weight:600}
.times small{display:block;font-weight:400;color:var(--soft);font-size:.875rem}
.field,fieldset{border:0;padding:0;margin:0 0 1.25rem;min-width:0}
label,legend{display:block;font-weight:600;padding:0;margin:0 0 .25rem}
input:not([type=radio]),select,textarea{width:100%;min-height:2.75rem;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:8px}
.wrong input:not([type=radio]),.wrong textarea{border:2px solid var(--bad)}
.error{color:var(--bad);font-weight:600;margin:0 0 .25rem}
.choice{display:flex;gap:.75rem;align-items:center;min-height:2.75rem}.choice label{font-weight:400;margin:0}
.choice input{width:1.25rem;height:1.25rem;flex:none;accent-color:var(--accent)}
.pair{display:grid;gap:0 1rem}@media (min-width:30rem){.pair{grid-template-columns:1fr 1fr}}
button{display:block;width:100%;min-height:2.75rem;padding:.625rem 1rem;font:inherit;font-weight:600;color:var(--on-accent);background:var(--accent);border:1px solid var(--accent);border-radius:8px;cursor:pointer}
button.quiet{color:var(--accent);background:transparent}
a{color:var(--accent)}
.back{display:inline-flex;align-items:center;min-height:2.75rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.problems{border:2px solid var(--bad);border-radius:12px;padding:1rem;margin:0 0 1.25rem}.problems h2{margin:0 0 .5rem}.problems ul{margin:0;padding-left:1.25rem}
.trap{position:absolute;left:-10000px;width:1px;height:1px;overflow:hidden}
.help{margin-top:2rem;padding-top:1rem;border-top:1px solid var(--line)}.help h2{margin-top:0}.help ul{margin:0;padding-left:1.25rem}.help li{margin-bottom:.25rem}
`;

/** How the pages for new clients look. */
export const bookStyle: Endpoint = { from: "people", method: "GET", path: "book.css", about: "Colours and sizes; nothing of anybody.", run: async () => ({ status: 200, type: "text/css; charset=utf-8", body: css }) };
