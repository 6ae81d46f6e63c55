(function () {
  var show = function (id) { var box = document.getElementById(id); if (box) box.hidden = false; };
  var late = function () { show("late"); };
  // Before the app stands any fault may keep it from coming; after that only a fault of the program matters.
  var fault = function (event) {
    if (document.getElementById("shell")) late();
    else if (event.message || event.reason) show("broken");
  };
  setTimeout(late, 3000);
  addEventListener("error", fault, true);
  addEventListener("unhandledrejection", fault);
  if (typeof WebAssembly !== "object") late();
  try {
    var root = document.documentElement;
    if (localStorage.getItem("kehou.type") === "true") root.setAttribute("data-type", "large");
  } catch (e) { /* storage switched off: ordinary type */ }
})();
