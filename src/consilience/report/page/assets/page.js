(() => {
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (tag, props = {}, ...kids) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name in made && name !== "list") made[name] = value; else made.setAttribute(name, value);
  }
  made.append(...kids);
  return made;
};
const wide = matchMedia("(min-width:72rem)");
const reader = one("#reader"), desk = one(".desk");

// ---- From the dossier's offsets to places in the page. A dossier counts Unicode code points, the DOM counts UTF-16
// units; `unit` is the one place that converts. What is shown of a text has as many code points as the text.
const count = text => { let n = 0; for (const _ of text) n++; return n; };
const unit = (text, point) => {
  let at = 0;
  while (point-- > 0 && at < text.length) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
};
const nodesOf = root => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
  for (let at = 0, node; (node = walker.nextNode());) {
    const long = count(node.data);
    found.push([node, at, at + long]);
    at += long;
  }
  return found;
};
// Pieces of text nodes under `spans` ([start, end] pairs): [node, first unit, last unit, number of the span].
const pieces = (nodes, spans) => {
  const found = [];
  spans.forEach(([start, end], number) => {
    let low = 0, high = nodes.length;
    while (low < high) { const mid = (low + high) >> 1; if (nodes[mid][2] <= start) low = mid + 1; else high = mid; }
    for (; low < nodes.length && nodes[low][1] < end; low++) {
      const [node, from] = nodes[low];
      found.push([node, unit(node.data, start - from), unit(node.data, end - from), number]);
    }
  });
  return found;
};
const source = place => one(`.words[data-a="${place}"]`);
const slice = (place, start, end) =>
  pieces(nodesOf(source(place)), [[start, end]]).map(([node, from, to]) => node.data.slice(from, to)).join("");
const merged = spans => {
  const found = [];
  for (const [start, end] of spans.map(s => [...s]).sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = found[found.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end); else found.push([start, end]);
  }
  return found;
};
const markWords = (root, spans) => {
  for (const [node, from, to] of pieces(nodesOf(root), merged(spans)).reverse()) {
    if (from === to) continue;
    const part = node.splitText(from);
    part.splitText(to - from);
    const mark = make("mark");
    part.replaceWith(mark);
    mark.append(part);
  }
  for (const text of nodesOf(root)) if (!text[0].data) text[0].remove();
  return all("mark", root);
};

// ---- Evidence: "0:12-30,45-60;3:1-5" is a list of [report, spans].
const parse = refs => refs.split(";").filter(Boolean).map(group => {
  const [place, spans] = group.split(":");
  return [Number(place), spans.split(",").map(span => span.split("-").map(Number))];
});
const flat = run => {
  const groups = new Map();
  for (let at = 0; at < run.length; at += 3) {
    if (!groups.has(run[at])) groups.set(run[at], []);
    groups.get(run[at]).push([run[at + 1], run[at + 2]]);
  }
  return [...groups].sort((a, b) => a[0] - b[0]);
};
const address = ([place, spans]) => `#span=${data.ids[place]}:${spans.map(s => s.join("-")).join(",")}`;
const contexts = new Map(), trail = [];
let opener = null;

const go = (groups, number, about, from) => {
  if (!groups.length) return;
  const hash = address(groups[number]);
  contexts.set(hash, {groups, number, about});
  opener = from || opener;
  if (location.hash === hash) show(contexts.get(hash)); else location.hash = hash;
};
const quiet = () => { history.replaceState(null, "", "#"); };

// ---- The reader: the report beside the dossier, scrolled to the words and marking them.
const button = (text, label, act, off) => make("button", {type: "button", textContent: text, title: label, ariaLabel: label, disabled: !!off, onclick: act});
const frame = (title, ...kids) => {
  reader.hidden = false;
  reader.replaceChildren(make("header", {},
    button("←", "Back to the passage before", () => history.back(), trail.length < 2),
    make("h2", {id: "reader-title", tabIndex: -1, textContent: title}),
    button("✕", "Close the reader", close)), ...kids);
};
const idle = () => {
  reader.className = "idle";
  document.body.classList.remove("reading");
  all(".on").forEach(lit => lit.classList.remove("on"));
  const list = make("ul", {className: "list"});
  data.labels.forEach((label, place) => {
    const link = make("a", {href: `#a${place}`, textContent: label, dir: "auto"});
    link.onclick = event => { event.preventDefault(); go([[place, [[0, 0]]]], 0, "", link); };
    const headline = one(`#a${place} .headline`);
    list.append(make("li", {}, link, make("small", {textContent: headline ? headline.textContent : "", dir: "auto"})));
  });
  reader.hidden = false;
  reader.replaceChildren(
    make("header", {}, make("h2", {id: "reader-title", textContent: "The words behind it"})),
    make("p", {className: "about", textContent: "Choose any statement to read the words that it came from, marked in their report."}),
    make("div", {className: "page"}, list));
};
const close = () => {
  quiet();
  trail.length = 0;
  idle();
  if (opener && opener.isConnected) opener.focus();
};
const show = ({groups, number, about}) => {
  const [place, spans] = groups[number];
  const text = source(place).cloneNode(true);
  all("[id]", text).forEach(node => node.removeAttribute("id"));
  const marks = markWords(text, spans);
  const page = make("div", {className: "page", tabIndex: 0, role: "region", ariaLabel: `Text of ${data.labels[place]}`}, text);
  const kids = [];
  if (about) kids.push(make("p", {className: "about", textContent: about, dir: "auto"}));
  if (groups.length > 1) {
    const turn = step => go(groups, number + step, about);
    kids.push(make("div", {className: "turnpage"}, button("‹ report", "Report before", () => turn(-1), number === 0),
      make("span", {textContent: `${number + 1} of ${groups.length} reports`}),
      button("report ›", "Next report", () => turn(1), number === groups.length - 1)));
  }
  const many = merged(spans).filter(span => span[0] < span[1]).length;
  frame(data.labels[place] + (many > 1 ? ` · ${many} passages` : ""), ...kids, page, ...resting(place, spans, about));
  reader.className = "";
  document.body.classList.add("reading");
  paint();
  if (marks.length) page.scrollTop = marks[0].getBoundingClientRect().top - page.getBoundingClientRect().top - page.clientHeight / 3;
  if (!wide.matches && opener?.isConnected) opener.scrollIntoView({block: "start"});
  one("#reader-title").focus({preventScroll: true});
  light(place, groups);
};
const light = (place, groups) => {
  all(".on").forEach(lit => lit.classList.remove("on"));
  all("[aria-current=true]").forEach(lit => lit.removeAttribute("aria-current"));
  const refs = groups.map(([a, spans]) => `${a}:${spans.map(s => s.join("-")).join(",")}`).join(";");
  all("[data-e]").filter(box => box.dataset.e === refs).forEach(box => {
    (box.localName === "td" ? one(".st", box) : box).classList.add("on");
    all(".chip", box).forEach(chip => { if (parse(refs)[chip.dataset.g]?.[0] === place) chip.setAttribute("aria-current", "true"); });
  });
};
// Other statements on the page that rest on the same words.
let index = null;
const resting = (place, spans, about) => {
  index ||= all("main [data-e]").filter(box => !box.closest(".matrix")).map(box => [box, parse(box.dataset.e)]);
  const seen = new Set([about]), list = make("ul");
  for (const [box, groups] of index) {
    if (list.children.length > 7) break;
    const hit = groups.some(([a, found]) => a === place && found.some(([s, e]) => spans.some(([from, to]) => s < to && from < e)));
    const words = wordsOf(box), part = box.closest("section")?.id, claim = box.closest(".claim");
    if (!hit || !words || seen.has(words) || claim || !["brief", "timeline", "said"].includes(part)) continue;
    seen.add(words);
    const link = make("a", {href: "#" + part, textContent: words.length > 110 ? words.slice(0, 109) + "…" : words, dir: "auto"});
    link.onclick = event => { event.preventDefault(); box.scrollIntoView({block: "center"}); one(".st", box).focus({preventScroll: true}); };
    list.append(make("li", {}, link));
  }
  for (const claim of all(".claim")) {
    if (list.children.length > 9) break;
    const hit = all("[data-e]", claim).some(box => parse(box.dataset.e).some(([a, found]) => a === place && found.some(([s, e]) => spans.some(([from, to]) => s < to && from < e))));
    const words = one(".text", claim).textContent;
    if (!hit || seen.has(words)) continue;
    seen.add(words);
    list.append(make("li", {}, one(".verdict", claim).cloneNode(true), " ", make("a", {href: "#" + claim.id, textContent: words, dir: "auto"})));
  }
  return list.children.length ? [make("div", {className: "rests", tabIndex: 0, role: "region", ariaLabel: "What else rests on these words"}, make("h3", {textContent: "Also resting on these words"}), list)] : [];
};
const wordsOf = box => {
  const st = one(".st", box);
  return box.localName === "td" ? one("th bdi", box.parentElement).textContent : st ? st.textContent.trim() : "";
};

// ---- Links
document.addEventListener("click", event => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  const link = event.target.closest("a");
  if (!link) return;
  if (link.dataset.m) {
    event.preventDefault();
    go(flat(data.people[link.dataset.m]), 0, one("bdi", link.parentElement).textContent, link);
    return;
  }
  const box = link.closest("[data-e]");
  if (!box || !(link.classList.contains("st") || link.classList.contains("chip"))) return;
  event.preventDefault();
  const claim = link.closest(".claim"), who = one("h3 bdi, .who", link.closest(".spoken, .singles li") || link);
  const about = claim ? one(".text", claim).textContent : (who ? who.textContent + ": " : "") + wordsOf(box);
  go(parse(box.dataset.e), Number(link.dataset.g || 0), about, link);
});
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && reader.className !== "idle") { event.preventDefault(); close(); }
});
const follow = () => {
  let hash = location.hash;
  try { hash = decodeURIComponent(hash); } catch { /* as it stands */ }
  const found = /^#span=([^:]+):([\d,-]+)$/.exec(hash);
  if (found) {
    const place = data.ids.indexOf(found[1]);
    const spans = found[2].split(",").map(span => span.split("-").map(Number)).filter(([s, e]) => s <= e);
    if (place < 0 || !spans.length) return;
    if (trail[trail.length - 2] === hash) trail.pop(); else if (trail[trail.length - 1] !== hash) trail.push(hash);
    show(contexts.get(hash) || {groups: [[place, spans]], number: 0, about: ""});
    return;
  }
  if (hash.length > 1) {
    const target = document.getElementById(hash.slice(1));
    if (target?.localName === "details") {
      for (let box = target; box; box = box.parentElement?.closest("details")) { box.open = true; box.hidden = false; }
      target.scrollIntoView({block: "start"});
      one("summary", target).focus({preventScroll: true});
    }
    if (!wide.matches && reader.className !== "idle") { trail.length = 0; idle(); }
  } else if (reader.className !== "idle") { trail.length = 0; idle(); }
};
addEventListener("hashchange", follow);

// ---- Filters
const filters = one("#filters");
if (filters) {
  const rows = all(".claim").map(row => [row, row.textContent.toLowerCase()]);
  const has = (list, value) => !value || (list || "").split(" ").includes(value);
  const sift = () => {
    const form = new FormData(filters), verdicts = form.getAll("v"), words = form.get("q").toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    for (const [row, text] of rows) {
      const set = row.dataset;
      const fits = verdicts.includes(set.v) && (!form.get("k") || form.get("k") === set.k) && has(set.o, form.get("o")) && has(set.h, form.get("h")) && words.every(word => text.includes(word));
      row.hidden = !fits;
      n += fits;
    }
    all(".claims, .claims .fold").forEach(box => { box.hidden = !one(".claim:not([hidden])", box); });
    if (n < rows.length) all(".claims .fold").forEach(box => { box.open = true; });
    one("#found").textContent = n === rows.length ? "" : `${n} of ${rows.length} claims`;
  };
  filters.hidden = false;
  filters.addEventListener("input", sift);
  filters.addEventListener("submit", event => event.preventDefault());
}
// ---- Aligned passages, filled in when their link is opened
const fill = box => {
  const room = one(".passages", box);
  if (room.children.length) return;
  for (const [fa, fs, fe, ta, ts, te, kind] of data.lineage[box.dataset.l]) {
    const side = (place, start, end, other) => {
      const refs = `${place}:${start}-${end};${other}`;
      return make("div", {"data-e": refs}, make("a", {className: "st", href: `#a${place}`, textContent: slice(place, start, end), dir: "auto"}));
    };
    room.append(make("div", {className: "pair"}, make("p", {className: "note", textContent: kind}),
      side(fa, fs, fe, `${ta}:${ts}-${te}`), side(ta, ts, te, `${fa}:${fs}-${fe}`)));
  }
};
all(".link").forEach(box => box.addEventListener("toggle", () => { if (box.open) fill(box); }));

// ---- Layers over the texts: speech, names, times, numbers
const layers = one("#layers");
const kinds = {speech: ["content", "cue", "source"], name: ["name"], time: ["time"], number: ["number"]};
const paint = () => {
  if (!window.CSS?.highlights) return;
  CSS.highlights.clear();
  const roots = all(".words");
  for (const kind of all("input:checked", layers).flatMap(box => kinds[box.name])) {
    const run = kind === "name" ? data.people.flat() : data.layers[kind], ranges = [];
    for (const [place, spans] of flat(run)) {
      for (const root of roots.filter(root => Number(root.dataset.a) === place)) {
        for (const [node, from, to] of pieces(nodesOf(root), spans)) {
          const range = new Range();
          range.setStart(node, from);
          range.setEnd(node, to);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set(kind, new Highlight(...ranges));
  }
};
if (window.CSS?.highlights) {
  layers.hidden = false;
  layers.addEventListener("input", paint);
}

// ---- Theme
const theme = one("#theme"), themes = ["auto", "light", "dark"];
const keep = (name, value) => { try { return value ? localStorage.setItem(name, value) : localStorage.getItem(name); } catch { return null; } };
const wear = name => {
  if (name === "auto") delete document.documentElement.dataset.theme; else document.documentElement.dataset.theme = name;
  one("span", theme).textContent = `Theme: ${name}`;
};
let worn = themes.includes(keep("consilience-theme")) ? keep("consilience-theme") : "auto";
theme.hidden = false;
theme.onclick = () => { worn = themes[(themes.indexOf(worn) + 1) % 3]; keep("consilience-theme", worn); wear(worn); };
wear(worn);

// ---- Where in the dossier the reader is
const links = new Map(all(".bar li a").map(link => [link.hash.slice(1), link]));
const watch = new IntersectionObserver(entries => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    links.forEach(link => link.removeAttribute("aria-current"));
    links.get(entry.target.id)?.setAttribute("aria-current", "location");
  }
}, {rootMargin: "-15% 0px -75% 0px"});
all("main>section").forEach(section => watch.observe(section));

// ---- Paper: everything opened
let shut = [];
addEventListener("beforeprint", () => {
  shut = all("details:not([open])");
  shut.forEach(box => { box.open = true; if (box.matches(".link")) fill(box); });
});
addEventListener("afterprint", () => shut.forEach(box => { box.open = false; }));

desk.classList.add("with");
idle();
// After the browser's own jump to the fragment, which would take the focus away again.
if (location.hash.startsWith("#span=")) follow();
else addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(follow)));
})();
