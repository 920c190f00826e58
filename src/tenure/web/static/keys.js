// Keys for the review page: everything they do can be done with its buttons, without this file.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("q").focus();
    return;
  }
  const doubts = [...document.querySelectorAll(".doubt")];
  if (doubts.length === 0 && event.key !== "z") return;
  const at = doubts.findIndex((doubt) => doubt.contains(document.activeElement));
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") {
    const next = key === "j" ? at + 1 : at < 0 ? 0 : at - 1;
    doubts[Math.max(0, Math.min(doubts.length - 1, next))].focus();
  } else if (key === "z") {
    document.querySelector("[data-undo]")?.click();
  } else {
    (doubts[at] ?? doubts[0]).querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
  }
});
