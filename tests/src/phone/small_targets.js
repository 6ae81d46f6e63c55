// Things to touch that are lower than they should be. Links inside running text are exempt (WCAG 2.5.8), and a box
// is touched through its label.
const big = ".button, .chip, nav.tabs a";
const targets = [...document.querySelectorAll("button, select, summary, input, nav a, a.button, aside a, label:has(input)")];
const heightOf = (element) => element.getBoundingClientRect().height;
const small = targets.filter((element) => {
  if (!element.checkVisibility() || element.closest("label:has(input)") && element.localName === "input") return false;
  return heightOf(element) < (element.matches(big) ? 48 : 44) - 0.5;
});
return small.map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}"> `
  + `${heightOf(element).toFixed(1)} px: ${(element.computedName || element.textContent).trim().slice(0, 30)}`);
