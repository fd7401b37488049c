import type { Endpoint } from "@anteroom/core/server";

const css = `:root{color-scheme:light dark;--page:#f7f6f3;--card:#fff;--ink:#1f2523;--soft:#56605c;--line:#8a938f;--accent:#14605a;--on-accent:#fff;--bad:#9c2b20}
@media (prefers-color-scheme:dark){:root{--page:#161a19;--card:#1f2523;--ink:#eef1ef;--soft:#b3bcb8;--line:#7d8783;--accent:#7fd0c4;--on-accent:#10211f;--bad:#ff9d8f}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
main{max-width:30rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.125rem;margin:0 0 .5rem}
p{margin:0 0 1rem}
.soft,.hint{color:var(--soft)}
.hint{font-size:.9375rem;margin:0 0 .25rem}
.amount{font-size:2rem;font-weight:600;margin:0 0 .5rem;font-variant-numeric:tabular-nums}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem}
.card+*,.problems+*{margin-top:1rem}
dl{margin:0}dt{color:var(--soft);font-size:.9375rem}dd{margin:0 0 .75rem}
.field,fieldset{border:0;padding:0;margin:0 0 1.25rem}
label,legend{display:block;font-weight:600;padding:0}
input:not([type=radio]):not([type=checkbox]){width:100%;min-height:2.75rem;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:8px}
.wrong input{border:2px solid var(--bad)}
.error{color:var(--bad);font-weight:600;margin:0 0 .25rem}
.choice{display:flex;gap:.75rem;align-items:center;min-height:2.75rem}.choice label{font-weight:400}
.choice input{width:1.25rem;height:1.25rem;accent-color:var(--accent)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
button,.button{display:block;width:100%;min-height:2.75rem;padding:.625rem 1rem;font:inherit;font-weight:600;text-align:center;text-decoration:none;color:var(--on-accent);background:var(--accent);border:1px solid var(--accent);border-radius:8px;cursor:pointer}
button.quiet,.button.quiet{color:var(--accent);background:transparent;margin-top:.75rem}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.problems{border:2px solid var(--bad);border-radius:12px;padding:1rem;margin-bottom:1rem}.problems ul{margin:0;padding-left:1.25rem}
table{width:100%;border-collapse:collapse;font-size:.9375rem}th,td{text-align:left;padding:.375rem .5rem .375rem 0;border-bottom:1px solid var(--line);vertical-align:top}
details{margin-top:2rem}summary{min-height:2.75rem;cursor:pointer}
`;

/** How the pages look that people without an account see. */
export const style: Endpoint = { from: "people", method: "GET", path: "style.css", about: "Colours and sizes; nothing of anybody.", run: async () => ({ status: 200, type: "text/css; charset=utf-8", body: css }) };
