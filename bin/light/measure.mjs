// How light the shop's pages are on a phone: publishes the site, and asks a browser with a slow processor (4 x) and a slow network (Fast 3G), medians of five.
// Then Lighthouse, as it comes. Usage: npm ci --ignore-scripts && node measure.mjs [rounds 5] [lighthouse yes]
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const rounds = Number(process.argv[2] ?? 5);
const hasLighthouse = (process.argv[3] ?? "yes") === "yes";
const work = mkdtempSync(join(tmpdir(), "messenger-site-light-"));
const chromium = process.env.CHROMIUM ?? ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
const phone = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const fast3g = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 }; // As DevTools has it.
const median = all => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const row = cells => console.log(`| ${cells.join(" | ")} |`);

/** Starts the published site on a database of its own. */
function start(plugins) {
  const folder = mkdtempSync(join(work, "site-"));
  const site = spawn("dotnet", ["WebSite.dll"], {
    cwd: join(work, "out"),
    env: {
      ...process.env, ASPNETCORE_URLS: "http://127.0.0.1:0", ASPNETCORE_ENVIRONMENT: "Production", DOTNET_EnableDiagnostics: "0", Logging__LogLevel__Default: "Warning",
      "Logging__LogLevel__Microsoft.Hosting.Lifetime": "Information", ConnectionStrings__Site: `Data Source=${join(folder, "site.db")}`, Messenger__AppId: "95100348886", Messenger__PageId: "261907812360345",
      Messenger__AppSecrets__0: "0f1e2d3c4b5a69788796a5b4c3d2e1f0", Messenger__VerifyToken: "a-token-of-the-measurement", Messenger__SdkVersion: "v25.0", Messenger__Plugins: plugins,
      Shop__Demo: "true", Limits__Orders: "1000",
    },
  });
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = text => {
      said += text;
      const address = /Now listening on: http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      address && resolve({ address: `http://localhost:${address[1]}`, stop: () => site.kill() });
    };
    site.stdout.on("data", hear);
    site.stderr.on("data", hear);
    site.on("exit", code => reject(new Error(`The site ended with ${code}:\n${said}`)));
  });
}

/** Buys a teapot and leaves another in the cart: catalogue, product, checkout and order are there then. */
async function shop(browser, address, allows) {
  const page = await browser.newPage();
  await page.setViewport(phone);
  if (allows) {
    await page.setCookie({ name: "messenger-consent", value: "yes", url: address });
  }
  const put = async () => {
    await page.goto(`${address}/products/harbour-teapot`);
    await Promise.all([page.waitForNavigation(), page.click(".buy .button")]);
  };
  await put();
  await page.goto(`${address}/checkout`);
  for (const [name, value] of [["Name", "Alice Archer"], ["Email", "alice@example.com"], ["Street", "Harbour Street 12"], ["PostalCode", "20100"], ["City", "Turku"]]) {
    await page.type(`[name="Input.${name}"]`, value);
  }
  await page.select('[name="Input.Country"]', "FI").catch(() => {});
  await Promise.all([page.waitForNavigation(), page.$eval('[name="Input.Name"]', field => field.form.querySelector("button:not([type=button]):last-of-type").click())]);
  const order = page.url();
  if (!order.includes("/orders/")) {
    throw new Error(`No order came about: ${order}\n${await page.$eval("main", main => main.innerText)}`);
  }
  await put();
  await page.close();
  return { catalogue: `${address}/`, product: `${address}/products/harbour-teapot`, checkout: `${address}/checkout`, order };
}

/** Looks at a page once, with an empty cache, and counts until nothing has come for a second. */
async function look(browser, url) {
  const page = await browser.newPage();
  await page.setViewport(phone);
  await page.setCacheEnabled(false);
  const client = await page.createCDPSession();
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", fast3g);
  await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.evaluateOnNewDocument(() => {
    globalThis.seen = { lcp: 0, cls: 0, tasks: [] };
    const see = (type, take) => new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true });
    see("largest-contentful-paint", entry => { seen.lcp = entry.startTime; });
    see("layout-shift", entry => { seen.cls += entry.value; });
    see("longtask", entry => { seen.tasks.push([entry.startTime, entry.duration]); });
  });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForNetworkIdle({ idleTime: 1000, timeout: 20_000 }).catch(() => {}); // Live news stay open.
  const told = await page.evaluate(() => {
    const own = name => performance.getEntriesByType("resource").filter(e => e.name.startsWith(location.origin) && new URL(e.name).pathname.endsWith(name)).reduce((sum, e) => sum + e.encodedBodySize, 0);
    const fcp = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    return {
      lcp: seen.lcp, cls: seen.cls, tbt: seen.tasks.filter(([at]) => at >= fcp).reduce((sum, [, time]) => sum + Math.max(0, time - 50), 0),
      js: own(".js"), css: own(".css"), requests: performance.getEntriesByType("resource").length + 1,
    };
  });
  await page.close();
  return told;
}

async function measure(name, plugins, allows) {
  const site = await start(plugins);
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
  try {
    const pages = await shop(browser, site.address, allows);
    for (const [place, url] of Object.entries(pages)) {
      const all = [];
      for (let n = 0; n < rounds; n++) {
        all.push(await look(browser, url));
      }
      const of = what => median(all.map(one => one[what]));
      row([place, name, of("lcp").toFixed(0), of("cls").toFixed(3), of("tbt").toFixed(0), of("js"), of("css"), of("requests")]);
    }
  } finally {
    await browser.close();
    site.stop();
  }
}

async function judge(plugins, name, allows) {
  const site = await start(plugins);
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
  try {
    for (const [place, url] of Object.entries(await shop(browser, site.address, allows))) {
      const page = await browser.newPage();
      const { lhr } = await lighthouse(url, { logLevel: "error", disableStorageReset: true, onlyCategories: ["performance", "accessibility", "best-practices", "seo"] }, undefined, page);
      const missed = Object.values(lhr.audits).filter(a => a.score !== null && a.score < 1 && Object.values(lhr.categories).some(c => c.auditRefs.some(r => r.id === a.id && r.weight > 0)));
      row([place, name, ...["performance", "accessibility", "best-practices", "seo"].map(id => Math.round(lhr.categories[id].score * 100)), missed.map(a => `${a.id}${a.displayValue ? ` ${a.displayValue}` : ""}`).join("; ")]);
      await page.close();
    }
  } finally {
    await browser.close();
    site.stop();
  }
}

try {
  execFileSync("dotnet", ["publish", join(root, "WebSite"), "-c", "Release", "-o", join(work, "out"), "-clp:ErrorsOnly", "-p:RunAnalyzers=false"], { stdio: ["ignore", "ignore", "inherit"] });
  row(["page", "", "LCP ms", "CLS", "TBT ms", "JS bytes", "CSS bytes", "requests"]);
  row(Array(8).fill("---"));
  await measure("without plugins (a link)", "Link", false);
  await measure("plugins allowed, Facebook out of reach", "Sdk", true);
  if (hasLighthouse) {
    console.log("");
    row(["page", "", "performance", "accessibility", "best practices", "SEO", "what is missing"]);
    row(Array(7).fill("---"));
    await judge("Link", "without plugins (a link)", false);
    await judge("Sdk", "asks for consent", false);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
