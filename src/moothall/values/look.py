"""The look that every page shares, as the text of a style sheet: colours, letters, headings.

Owns what each colour means, by daylight, in the dark and on paper: out of order, undecided, in
order, nothing said. Nothing is fetched. What a kind of page has beside stands with that page; the
bundling of the ballots' pages reads this text too. ADR 0081.
"""

from typing import Final

LOOK: Final = """
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --raised: #ffffff; --band: #f4f2ec; --rule: #d9d4c8; --edge: #80868f;
  --ink: #1d2430; --soft: #565e6b; --link: #17496f; --focus: #0b57d0;
  --out: #a83216; --out-tint: #fbeae4; --open: #7a5600; --open-tint: #fbf1d6;
  --in: #1f6150; --in-tint: #e3f1ec; --none: #59636e; --none-tint: #eef0f2;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, Charter,
    "Liberation Serif", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue",
    "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14181e; --raised: #1b2027; --band: #20262e; --rule: #38404b; --edge: #7c8798;
    --ink: #e8e6e0; --soft: #a9b0ba; --link: #9cc7ec; --focus: #8ab4f8;
    --out: #f08d70; --out-tint: #3a211a; --open: #e2b84c; --open-tint: #352b14;
    --in: #7cc9b0; --in-tint: #17312a; --none: #98a1ac; --none-tint: #242a31;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 var(--sans);
  overflow-wrap: break-word;
}
h1, h2, h3 {
  font-family: var(--serif); font-weight: 600; line-height: 1.22; text-wrap: balance;
}
h1 { font-size: clamp(1.6rem, 1.2rem + 1.8vw, 2.3rem); margin: 0 0 .75rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.1rem; margin: 0 0 .35rem; }
p, ul, ol, dl, blockquote, table, figure { margin: 0 0 1rem; }
p, li, dd, blockquote { max-width: 44rem; }
a { color: var(--link); text-underline-offset: .16em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
.quiet { color: var(--soft); font-size: .95rem; }
code, pre { font-family: var(--mono); font-size: .85rem; }
code { font-size: .88em; overflow-wrap: anywhere; }
pre {
  background: var(--band); border: 1px solid var(--rule); padding: .7rem .9rem; overflow-x: auto;
  line-height: 1.45; margin: .3rem 0 .6rem;
}
.scroll { overflow-x: auto; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  @page { size: A4; margin: 12mm 14mm; }
  :root {
    color-scheme: light; font-size: 9.5pt; --paper: #fff; --raised: #fff; --band: #f6f5f1;
    --ink: #000; --soft: #444; --link: #000;
  }
  a { text-decoration: none; }
  h2, h3 { break-after: avoid; }
  tr { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .scroll { overflow: visible; }
}
"""
