// What makes the page scroll sideways: the innermost elements that reach past its edge.
// The width comes from outside: a phone's browser zooms out until all fits, and calls that its width.
const [width] = arguments;
if (document.documentElement.scrollWidth <= width) return [];
const clipped = (element) => {
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
    if (getComputedStyle(box).overflowX !== "visible") return true;
  return false;
};
const wide = [...document.body.querySelectorAll("*")].filter(
  (element) => element.checkVisibility() && element.getBoundingClientRect().right > width + 0.5 && !clipped(element));
const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
// A few are enough to find the cause.
const said = innermost.slice(0, 8).map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}"> `
  + `to ${Math.round(element.getBoundingClientRect().right)} px: ${element.textContent.trim().slice(0, 30)}`);
return [`${document.documentElement.scrollWidth} px of content in ${width} px`, ...said];
