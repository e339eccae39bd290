// Bundles each page into one file that needs nothing else, and says what it consists of: the frame
// that all share, the page's own main part, the style, and the script with its npm packages.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const OUTPUT = new URL("../src/moothall/frontend/", import.meta.url);
const PAGES = ["vote", "check", "trustee"];
const hash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");

async function bundled(page) {
  const { outputFiles } = await build({
    entryPoints: [`src/${page}.js`],
    absWorkingDir: new URL(".", import.meta.url).pathname,
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "inline",
    write: false,
  });
  return outputFiles[0].text.replaceAll("</script", "<\\/script");
}

function policy(script, style) {
  const allowed = `default-src 'none'; script-src '${hash(script)}'; style-src '${hash(style)}'`;
  const rest = "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";
  return `<meta http-equiv="Content-Security-Policy" content="${allowed}; ${rest}">`;
}

// The look that every page shares stands once, as a text in a Python module. ADR 0081.
function look() {
  const shared = /LOOK: Final = """([^]*?)"""/.exec(read("../src/moothall/values/look.py"));
  if (!shared) throw new Error("src/moothall/values/look.py: there is no text LOOK in it");
  return shared[1];
}

mkdirSync(OUTPUT, { recursive: true });
const style = look() + read("pages/style.css");
const frame = read("pages/frame.html");
const manifest = {};
for (const page of PAGES) {
  const script = await bundled(page);
  const main = read(`pages/${page}.html`).trim();
  const title = /<h1[^>]*>([^<]+)</.exec(main)[1];
  const html = frame
    .replace("<!--main-->", () => main)
    .replace("<!--title-->", () => title)
    .replace("<!--policy-->", () => policy(script, style))
    .replace("<!--style-->", () => style)
    .replace("<!--script-->", () => script);
  writeFileSync(new URL(`${page}.html`, OUTPUT), html);
  manifest[page] = { page: hash(html), script: hash(script), style: hash(style) };
}
writeFileSync(new URL("manifest.json", OUTPUT), `${JSON.stringify(manifest, null, 2)}\n`);
