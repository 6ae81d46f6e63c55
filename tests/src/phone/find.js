// Elements by role and name, as a screen reader gets them. An exact name goes before one that contains the words.
const [role, name] = arguments;
const squeeze = (text) => text.replace(/\s+/g, " ").trim();
const tags = {
  button: "button", link: "a", heading: "h1,h2,h3", summary: "summary", image: "img", combobox: "select",
  checkbox: "input", textbox: "input,textarea", searchbox: "input",
}[role];
// Asking the browser for a name takes milliseconds: only those are asked whose name could contain the words.
const words = (element) => [element.textContent, element.ariaLabel, element.alt,
  ...[...element.labels ?? []].map((label) => label.textContent)].map((text) => squeeze(text ?? "")).join(" ");
const roleOf = (element) => (element.localName === "summary" ? "summary" : element.computedRole);
const all = [...document.querySelectorAll(tags)]
  .filter((element) => words(element).includes(name) && element.checkVisibility() && roleOf(element) === role)
  .map((element) => [element, squeeze(element.computedName)]);
const exact = all.filter(([, known]) => known === name);
const found = exact.length ? exact : all.filter(([, known]) => known.includes(name));
return found.map(([element]) => element);
