// Publishes the site as it is deployed, looks at what came out, runs it from there, and asks it for a page.
// Prints a line a check, and exits with the number of those that failed.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = mkdtempSync(join(tmpdir(), "messenger-site-publish-"));
const work = mkdtempSync(join(tmpdir(), "messenger-site-data-"));
const patience = 60_000;
const running = new Set();
let failed = 0;

function check(what, holds) {
  console.log(`${holds ? "ok  " : "FAIL"} ${what}`);
  failed += holds ? 0 : 1;
}

/** Starts the published site; resolves to its address, or to null and its output when it stops instead. */
function start(settings) {
  const site = spawn("dotnet", ["WebSite.dll"], {
    cwd: out,
    env: { ...process.env, ASPNETCORE_URLS: "http://127.0.0.1:0", ASPNETCORE_ENVIRONMENT: "Production", DOTNET_EnableDiagnostics: "0", ConnectionStrings__Site: `Data Source=${join(work, "site.db")}`, ...settings }
  });
  running.add(site);
  return new Promise((resolve, reject) => {
    let text = "";
    setTimeout(() => reject(new Error(`The site neither started nor stopped within ${patience / 1000} s:\n${text}`)), patience).unref();
    const hear = data => {
      text += data;
      const address = /Now listening on: (\S+)/.exec(text)?.[1];
      if (address) {
        resolve({ site, address });
      }
    };
    site.stdout.on("data", hear);
    site.stderr.on("data", hear);
    site.on("exit", code => {
      running.delete(site);
      resolve({ site, address: null, code, text });
    });
  });
}

const settings = {
  Messenger__AppId: "95100348886",
  Messenger__PageId: "261907812360345",
  Messenger__AppSecrets__0: "a-secret-of-the-publish-check",
  Messenger__VerifyToken: "a-token-of-the-publish-check"
};

try {
  execFileSync("dotnet", ["publish", join(root, "WebSite"), "-c", "Release", "-o", out, "--nologo", "-v", "quiet"], { stdio: "inherit" });
  const files = readdirSync(out, { recursive: true }).map(String);
  check("nothing of the sandbox is in it", !files.some(file => /sandbox/i.test(file)) && !readFileSync(join(out, "WebSite.deps.json"), "utf8").includes("Sandbox"));
  check("appsettings.json and wwwroot are in it", files.includes("appsettings.json") && files.includes(join("wwwroot", "css", "tokens.css")));
  check("the charts' library is in it, with its licence", ["uPlot.esm.js", "uPlot.min.css", "LICENSE"].every(file => files.includes(join("wwwroot", "lib", "uplot", file))));
  check("the library's script is in it", files.includes(join("wwwroot", "_content", "Messenger.AspNetCore", "sdk.js")));

  const bare = await start({});
  check("without settings it stops, and names what is missing", bare.address === null && bare.code !== 0 && /Messenger:AppSecrets is empty/.test(bare.text));

  const { site, address, text } = await start(settings);
  check("with settings it starts", address !== null);
  if (address === null) {
    throw new Error(text);
  }
  const page = await (await fetch(address + "/")).text();
  const css = /href="(\/css\/tokens\.[a-z0-9]+\.css)"/.exec(page)?.[1];
  check("pages name hashed assets", css !== undefined);
  const asset = await fetch(address + css, { headers: { "Accept-Encoding": "br" } });
  check("hashed assets are served, compressed, for ever", asset.status === 200 && asset.headers.get("content-encoding") === "br"
    && /max-age=31536000.*immutable/.test(asset.headers.get("cache-control") ?? "") && (await asset.text()).length > 500);
  check("modules have integrity in the import map", ["js", "_content"].every(folder => new RegExp(`"integrity":\\s*\\{[^}]*"/${folder}/[^"]+":\\s*"sha256-`).test(page)));
  const product = await (await fetch(address + "/products/harbour-teapot")).text(); // The shop's other pages have no script.
  const module = /src="(\/js\/messenger\/start\.[a-z0-9]+\.js)"/.exec(product)?.[1];
  check("hashed modules are served", (await (await fetch(address + module)).text()).includes("import"));
  const loader = /"(\/_content\/Messenger\.AspNetCore\/sdk\.[a-z0-9]+\.js)"/.exec(page)?.[1];
  const script = await fetch(address + loader);
  check("the library's script is served by its hash, for ever", script.status === 200 && script.headers.get("content-type") === "text/javascript"
    && /max-age=31536000.*immutable/.test(script.headers.get("cache-control") ?? "") && (await script.text()).includes("loadSdk"));
  const charts = /"(\/lib\/uplot\/[^"]+\.js)":\s*"sha256-/.exec(page)?.[1];
  check("the charts' library is served by its hash, with integrity", charts !== undefined && (await (await fetch(address + charts)).text()).includes("uPlot"));
  check("it is ready", (await fetch(address + "/health/ready")).status === 200);
  check("unsigned deliveries are refused", (await fetch(address + "/webhook", { method: "POST", body: "{}" })).status === 401);
  const secure = await fetch(address + "/products/harbour-teapot", { headers: { "X-Forwarded-Proto": "https" } });
  check("behind TLS its cookie is a __Host- one", /__Host-shopper=.*secure/i.test(secure.headers.get("set-cookie") ?? ""));
  const ended = new Promise(resolve => site.on("exit", resolve));
  site.kill("SIGTERM");
  check("it stops cleanly when asked", await ended === 0);
} catch (error) {
  check(`no surprise: ${error.message}`, false);
} finally {
  running.forEach(site => site.kill("SIGKILL"));
  rmSync(out, { recursive: true, force: true });
  rmSync(work, { recursive: true, force: true });
}

process.exit(failed);
