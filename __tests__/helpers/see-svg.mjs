// Opens a drawing in a real browser and prints what the browser has made of it: every box with its place, and every text in it.
// A process of its own, since neither library can be required.
import { pathToFileURL } from "node:url";
import chromium from "@sparticuz/chromium";
import puppeteer from "puppeteer-core";

const [, , file] = process.argv;
const browser = await puppeteer.launch({
  args: chromium.args,
  executablePath: await chromium.executablePath(),
  headless: "shell",
});
try {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("requestfailed", (request) => errors.push(request.url()));
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  const boxes = await page.evaluate(() => {
    const rectOf = (element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    };
    const groups = [...document.querySelectorAll("g")];
    return groups.map((group) => ({
      kind: group.getAttribute("class"),
      key: group.dataset.key ?? null,
      change: group.dataset.change ?? null,
      parent: groups.indexOf(group.parentElement),
      rect: rectOf(group.querySelector(":scope > rect")),
      stroke: getComputedStyle(group.querySelector(":scope > rect")).stroke,
      texts: [...group.querySelectorAll(":scope > text")].map((text) => ({
        text: text.textContent,
        field: text.dataset.field ?? null,
        look: text.getAttribute("class"),
        size: parseFloat(getComputedStyle(text).fontSize),
        rect: rectOf(text),
      })),
    }));
  });
  process.stdout.write(JSON.stringify({ boxes, errors, requests: requests.length }));
} finally {
  await browser.close();
}
