/** The sheet's Print button. */
document.getElementById("print").addEventListener("click", () => print());
