/** The style sheet of the report. Marks change backgrounds and shadows only: anything with an edge would part joined letters. */
import { FAMILIES } from './words.js';

const ENTITIES = ['person', 'organization', 'location', 'group', 'other', 'time'];
const STATUSES = ['actual', 'planned', 'negated', 'hypothetical'];

/** Colours by family: light page, dark page. */
const FAMILY: Record<string, readonly [string, string]> = {
  conflict: ['#b3261e', '#ff8a80'],
  harm: ['#a8590a', '#ffb866'],
  law: ['#5b3fa0', '#b9a3ff'],
  politics: ['#1656a5', '#82b8ff'],
  economy: ['#0d6b5c', '#5fd6c0'],
  society: ['#7a5c00', '#e3c34d'],
  sport: ['#3b6b12', '#a5d66f'],
};
const ENTITY: Record<string, readonly [string, string]> = {
  person: ['#dbe9ff', '#1d3557'],
  organization: ['#e9ddff', '#3a2a5c'],
  location: ['#d6f2df', '#163f2a'],
  group: ['#ffe6cf', '#573413'],
  other: ['#e8e8e4', '#3a3a36'],
  time: ['#fff3bf', '#4b4210'],
};

const variables = (column: 0 | 1): string =>
  [
    ...Object.entries(FAMILY).map(([name, c]) => `--${name}:${c[column]}`),
    ...Object.entries(ENTITY).map(([name, c]) => `--${name}:${c[column]}`),
  ].join(';');

const rules = [
  ...FAMILIES.map((f) => `.${f}{--c:var(--${f})}`),
  ...ENTITIES.map((t) => `.m.${t}{background:var(--${t})}`),
  ...ENTITIES.map((t) => `body:has(#x-${t}:not(:checked)) .text .m.${t}{background:none}`),
  ...FAMILIES.map((f) => `body:has(#x-${f}:not(:checked)) :is(.card.${f}){display:none}`),
  ...FAMILIES.map((f) => `body:has(#x-${f}:not(:checked)) .text .m.${f}{box-shadow:none}`),
  ...STATUSES.map((s) => `body:has(#x-${s}:not(:checked)) .card.s-${s}{display:none}`),
].join('\n');

export const style = `
:root{color-scheme:light dark;${variables(0)};--page:#f6f5f1;--paper:#fff;--ink:#1d1d1b;--soft:#5d5c57;--line:#dedcd4;--land:#e3e0d6;--sea:#f1f4f6}
@media (prefers-color-scheme:dark){:root{${variables(1)};--page:#141513;--paper:#1e1f1c;--ink:#ecebe6;--soft:#a9a79f;--line:#383934;--land:#34362f;--sea:#181b1d}}
*{box-sizing:border-box}
html{scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--page);color:var(--ink);font:400 1rem/1.75 "Khabar latin","Khabar arabic",system-ui,sans-serif}
header,main,.legend,footer{max-inline-size:76rem;margin-inline:auto;padding-inline:1.25rem}
h1{font-size:clamp(1.6rem,4vw,2.4rem);line-height:1.3;margin:2rem 0 .75rem}
h2{font-size:1.25rem;margin:0 0 .75rem}
h3{font-size:1.3rem;line-height:1.5;margin:0}
h4{font-size:1.05rem;margin:0 0 .4rem}
.text h3{font-size:1.35rem;line-height:1.7}
section,.doc{background:var(--paper);border-radius:.75rem;padding:1.25rem;margin-block:1rem;box-shadow:0 0 0 1px var(--line)}
.doc{box-shadow:none;border-block-start:1px solid var(--line);border-radius:0;padding:1.5rem 0;margin:0;content-visibility:auto;contain-intrinsic-size:auto 60rem}
.doc>header{padding:0;margin:0;max-inline-size:none;grid-column:1/-1}
.doc{scroll-margin-block-start:5rem}
.small{font-size:.85rem;color:var(--soft);margin:.25rem 0}
.tiles{list-style:none;display:flex;flex-wrap:wrap;gap:.75rem;padding:0;margin:0 0 1rem}
.tiles li{background:var(--paper);box-shadow:0 0 0 1px var(--line);border-radius:.75rem;padding:.5rem 1rem;color:var(--soft)}
.tiles b{display:block;color:var(--ink);font-size:1.6rem;line-height:1.4}
.tiles .period{font-size:1.05rem;line-height:2.24rem}
.legend{position:sticky;inset-block-start:0;z-index:1;background:var(--page);box-shadow:0 1px 0 var(--line);padding-block:.4rem;display:flex;flex-wrap:wrap;gap:.2rem 1.75rem;font-size:.85rem}
.legend label{white-space:nowrap;margin-inline-end:.8rem;cursor:pointer}
.legend input{accent-color:var(--ink);vertical-align:middle;margin-inline-end:.3rem}
.legend .m{padding-inline:.35rem;border-radius:.25rem}
.m{border-radius:.2rem;color:inherit;text-decoration:none}
.text .trigger,.legend .trigger{box-shadow:inset 0 -.16em 0 var(--c)}
.text .dropped{background:none;opacity:.5}
.doc{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:.75rem 2rem}
.text{font-size:1.08rem;line-height:2}
.text p{margin:.4rem 0}
.cards{display:grid;gap:.75rem;align-content:start}
.card{border-radius:.6rem;padding:.75rem 1rem;background:var(--page);box-shadow:inset .25rem 0 0 var(--c),0 0 0 1px var(--line);scroll-margin-block-start:6rem}
[dir=rtl] .card{box-shadow:inset -.25rem 0 0 var(--c),0 0 0 1px var(--line)}
.card:target{box-shadow:0 0 0 3px var(--c)}
.chip{background:var(--c);color:var(--paper);border-radius:1rem;padding:.1rem .7rem;font-size:.9rem}
.status{border-radius:1rem;padding:.1rem .6rem;font-size:.85rem;box-shadow:inset 0 0 0 1px var(--c)}
.summary{margin:.3rem 0;font-weight:700}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.1rem .9rem;margin:.4rem 0;font-size:.95rem}
dt{color:var(--soft)}dd{margin:0}
.code{font-size:.8em;color:var(--soft)}
blockquote{margin:.5rem 0 0;padding-inline-start:.8rem;border-inline-start:2px solid var(--line);font-size:.95rem;color:var(--soft)}
blockquote b{color:var(--ink)}
meter{inline-size:4rem;block-size:.7rem;vertical-align:middle}
.tables{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:0 1rem}
table{border-collapse:collapse;inline-size:100%;font-size:.95rem}
th{text-align:start;font-weight:400}thead th{color:var(--soft);font-size:.85rem;border-block-end:1px solid var(--line)}
td{padding:.15rem .4rem}td:last-child{color:var(--soft);font-size:.85rem}tbody th{padding-block:.15rem}
.bar{inline-size:35%;white-space:nowrap}.bar span{display:inline-block;block-size:.6rem;inline-size:calc((100% - 2.5rem)*var(--share));background:var(--politics);border-radius:.2rem;margin-inline-end:.4rem}
.dot{display:inline-block;inline-size:.7rem;block-size:.7rem;border-radius:50%;background:var(--c);margin-inline-end:.4rem}
svg{min-inline-size:46rem;display:block;inline-size:100%;block-size:auto;font-family:inherit}
.scroll{overflow-x:auto}.chart.narrow{display:none;min-inline-size:0}
.chart text{font-size:12px;fill:var(--ink);text-anchor:middle}.chart .axis{fill:var(--soft)}.chart line{stroke:var(--line)}
rect,circle{fill:var(--c)}
.map{background:var(--sea);border-radius:.5rem}
.land{fill:var(--land)}.borders{fill:none;stroke:var(--paper);stroke-width:1;vector-effect:non-scaling-stroke}
.map circle{fill-opacity:.75;stroke:var(--paper);stroke-width:1;vector-effect:non-scaling-stroke}
.map text{text-anchor:middle;fill:var(--ink);stroke:var(--sea);paint-order:stroke;stroke-linejoin:round}
a:focus-visible,input:focus-visible{outline:3px solid var(--politics);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-100rem}.skip:focus{position:static;display:block;padding:.5rem 1.25rem}
footer{color:var(--soft);font-size:.85rem;padding-block:1rem 2rem}
${rules}
@media screen and (max-width:34rem){.chart.wide{display:none}.chart.narrow{display:block}.map{min-inline-size:0}.map text{font-size:calc(26px*var(--unit))}.map text:nth-of-type(n+6){display:none}}
@media (max-width:52rem){.doc{grid-template-columns:minmax(0,1fr)}.legend{position:static}section{padding:1rem}}
@media print{svg{min-inline-size:0}:root{color-scheme:light;--page:#fff;--paper:#fff;--ink:#000;--soft:#444;--line:#bbb}.legend,.skip{display:none}.doc{content-visibility:visible;grid-template-columns:minmax(0,1.2fr) minmax(0,1fr)}.card,tr,svg{break-inside:avoid}h2,h3{break-after:avoid}body{font-size:10pt}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
