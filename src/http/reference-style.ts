/** Style of the reference page, on the tokens of the screens. */
export const referenceStyle = `
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: 212px minmax(0, 1fr); background: var(--canvas);
  color: var(--text); font: 400 14px/21px var(--font-ui); }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; border-radius: 3px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 16px; top: 8px; background: var(--surface); padding: 8px 12px; z-index: 2; }
nav { position: sticky; top: 0; align-self: start; height: 100vh; overflow: auto; padding: 24px 16px;
  border-right: 1px solid var(--line); font-size: 13px; line-height: 18px; }
nav .home { display: block; color: var(--text); font-weight: 600; text-decoration: none; margin-bottom: 8px; }
nav h2 { margin: 16px 0 4px; font-size: 12px; line-height: 16px; color: var(--text-2); }
nav ul { margin: 0; padding: 0; list-style: none; }
nav li a { display: block; padding: 3px 0; color: var(--text); text-decoration: none; overflow-wrap: anywhere; }
nav li a:hover { color: var(--accent); text-decoration: underline; }
main { padding: 24px 32px 48px; max-width: 860px; min-width: 0; }
h1 { font-size: 20px; line-height: 28px; font-weight: 600; margin: 0 0 12px; }
section > h2 { font-size: 16px; line-height: 24px; margin: 32px 0 8px; text-transform: capitalize; }
article { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; margin: 0 0 12px; scroll-margin-top: 16px; }
article:target { border-color: var(--accent); }
article h3 { margin: 0; font-size: 14px; line-height: 22px; font-weight: 500; overflow-wrap: anywhere; }
article p { margin: 4px 0; }
code, pre { font-family: var(--font-code); font-size: 13px; }
pre { overflow-x: auto; background: var(--sunken); border-radius: 6px; padding: 12px; margin: 8px 0; line-height: 18px; }
.method { display: inline-block; min-width: 52px; font-weight: 600; color: var(--accent); }
.method.get { color: var(--text-2); }
.meta { color: var(--text-3); font-size: 13px; line-height: 18px; }
dl { margin: 8px 0; border-top: 1px solid var(--line); }
dl > div { padding: 6px 0; border-bottom: 1px solid var(--line); }
dt { overflow-wrap: anywhere; }
dd { margin: 0; color: var(--text-2); }
summary { cursor: pointer; color: var(--accent); padding: 4px 0; width: fit-content; }
@media (max-width: 640px) {
  body { display: block; font-size: 15px; line-height: 22px; }
  nav { position: static; height: auto; max-height: 40vh; border-right: 0; border-bottom: 1px solid var(--line); }
  nav li a, summary { padding: 11px 0; }
  main { padding: 16px; }
}
`
