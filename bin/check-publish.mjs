// Publishes the site as it is deployed, as a folder and as an image; looks at what came out; runs it from that folder, which is read-only, as a user who may
// do nothing (when root runs this), with the data elsewhere; and asks it for pages and an opt-in.
// Prints a line a check, and exits with the number of those that failed.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { lastStage, unpack } from "./publish/image.mjs";
import { serveEmptyBase } from "./publish/registry.mjs";
import { optIn } from "./publish/shopper.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = mkdtempSync(join(tmpdir(), "messenger-site-publish-"));
const work = mkdtempSync(join(tmpdir(), "messenger-site-data-"));
const images = mkdtempSync(join(tmpdir(), "messenger-site-image-"));
const patience = 60_000;
const nobody = 65534;
const isRoot = process.getuid() === 0;
const running = new Set();
let failed = 0;

function check(what, holds) {
  console.log(`${holds ? "ok  " : "FAIL"} ${what}`);
  failed += holds ? 0 : 1;
}

/** Runs a program to its end, while this one goes on serving. */
const run = (program, args) => new Promise((resolve, reject) =>
  spawn(program, args, { stdio: "inherit" }).on("error", reject).on("exit", code => code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))));

/** The program line of a user without rights; of this one, who isn't root. */
const asNobody = (...line) => isRoot ? ["setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups", "--no-new-privs", ...line] : line;

/** A program line, as spawn wants it. */
const split = ([program, ...args]) => [program, args.map(String)];

/** Nobody may write there; who isn't root at least has to ask for it first. */
function makeReadOnly(folder) {
  execFileSync("chmod", ["-R", "a+rX,a-w", folder]);
}

/** Starts the published site; resolves to its address, or to null and its output when it stops instead. */
function start(settings, folder = out) {
  const site = spawn(...split(asNobody("dotnet", "WebSite.dll")), {
    cwd: folder,
    env: { ...process.env, ASPNETCORE_URLS: "http://127.0.0.1:0", ASPNETCORE_ENVIRONMENT: "Production", DOTNET_EnableDiagnostics: "0", HOME: "/nonexistent", TMPDIR: join(work, "tmp"), ConnectionStrings__Site: `Data Source=${join(work, "data", "site.db")}`, ...settings }
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
  for (const folder of ["data", "tmp", "closed"]) {
    mkdirSync(join(work, folder), { mode: folder === "closed" ? 0o555 : 0o700 });
    if (isRoot && folder !== "closed") {
      chownSync(join(work, folder), nobody, nobody);
    }
  }
  [out, work].forEach(folder => chmodSync(folder, 0o755));

  const base = await serveEmptyBase();
  const archive = join(images, "messenger-site.tar");
  await run("dotnet", ["publish", join(root, "WebSite"), "-c", "Release", "-o", out, "--nologo", "-v", "quiet"]);
  await run("dotnet", ["publish", join(root, "WebSite"), "-c", "Release", "-t:PublishContainer", `-p:ContainerArchiveOutputPath=${archive}`, `-p:ContainerBaseImage=${base.image}`, "--nologo", "-v", "quiet"]);
  base.close();
  const image = unpack(archive, images);
  const stage = lastStage(join(root, "Dockerfile"));
  const env = Object.fromEntries(image.config.Env.map(line => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
  check(`the image is called messenger-site (${image.names})`, image.names.every(name => name.startsWith("messenger-site:")));
  check("its user is none with rights, and the Dockerfile's", Number(image.config.User) > 0 && image.config.User === stage.USER);
  check("its port is the Dockerfile's, and the site listens there", Object.keys(image.config.ExposedPorts).join() === stage.EXPOSE && stage.EXPOSE === `${env.ASPNETCORE_HTTP_PORTS}/tcp`);
  check("its settings are the Dockerfile's", [...stage.ENV.matchAll(/(\w+)=("[^"]*"|\S+)/g)].every(([, name, value]) => env[name] === value.replaceAll('"', "")));
  check("its folder is the Dockerfile's, and its program is in it", image.config.WorkingDir.replace(/\/$/, "") === stage.WORKDIR
    && [image.config.Entrypoint ?? [], image.config.Cmd ?? []].flat().at(-1).endsWith("WebSite.dll") && JSON.parse(stage.ENTRYPOINT).at(-1) === `${stage.WORKDIR}/WebSite.dll`);
  const hash = file => execFileSync("sha256sum", [file]).toString().split(" ")[0];
  const [inImage, inFolder] = [join(image.root, "app"), out].map(folder => readdirSync(folder, { recursive: true }).map(String).filter(file => !file.startsWith("wwwroot")).sort());
  check(`it has what the folder has (${inImage.length} files)`, inImage.length > 50 && inImage.join() === inFolder.join() && hash(join(image.root, "app", "WebSite.dll")) === hash(join(out, "WebSite.dll")));
  check("neither sandbox nor data is in it", !readdirSync(image.root, { recursive: true }).some(file => /sandbox|\.db$/i.test(file)));
  makeReadOnly(out);
  const files = readdirSync(out, { recursive: true }).map(String);
  check("nothing of the sandbox is in it", !files.some(file => /sandbox/i.test(file)) && !readFileSync(join(out, "WebSite.deps.json"), "utf8").includes("Sandbox"));
  check("appsettings.json and wwwroot are in it", files.includes("appsettings.json") && files.includes(join("wwwroot", "css", "tokens.css")));
  check("the charts' library is in it, with its licence", ["uPlot.esm.js", "uPlot.min.css", "LICENSE"].every(file => files.includes(join("wwwroot", "lib", "uplot", file))));
  check("the library's script is in it", files.includes(join("wwwroot", "_content", "Messenger.AspNetCore", "sdk.js")));

  const bare = await start({});
  check("without settings it stops, and names what is missing", bare.address === null && bare.code !== 0 && /Messenger:AppSecrets is empty/.test(bare.text));

  const closed = await start({ ...settings, ConnectionStrings__Site: `Data Source=${join(work, "closed", "site.db")}` });
  check("with a data folder that it may not write to it stops, says which, and what to do", closed.address === null && closed.code !== 0
    && closed.text.includes(join(work, "closed")) && closed.text.includes("ConnectionStrings:Site") && /may not write|chown/.test(closed.text) && !closed.text.includes("   at "));

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
  const own = { cwd: out, env: { ...process.env, ASPNETCORE_URLS: address } };
  check("the image's health check finds it ready, and nothing where nothing is", [0, 1].join() === [address, "http://127.0.0.1:1"].map(url => {
    try {
      execFileSync("dotnet", ["WebSite.dll", ...JSON.parse(stage.HEALTHCHECK.split("CMD ")[1]).slice(2)], { ...own, env: { ...own.env, ASPNETCORE_URLS: url }, stdio: "ignore" });
      return 0;
    } catch (error) {
      return error.status;
    }
  }).join());
  const state = await optIn(address, { secret: settings.Messenger__AppSecrets__0, page: settings.Messenger__PageId });
  check(`it takes an opt-in, and the page says so (${state})`, state === "connected");
  const file = statSync(join(work, "data", "site.db"));
  check("its data is in the data folder, its user's alone", file.uid === (isRoot ? nobody : process.getuid()) && (file.mode & 0o777) === 0o600);
  check("it can't write beside its program", spawnSync(...split(asNobody("touch", join(out, "mine")))).status !== 0 && !readdirSync(out).includes("mine"));
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
  execFileSync("chmod", ["-R", "u+w", out, work, images]);
  rmSync(out, { recursive: true, force: true });
  rmSync(images, { recursive: true, force: true });
  rmSync(work, { recursive: true, force: true });
}

process.exit(failed);
