// Buttons that write a day and a time into their fields: “Tomorrow 9:00”. The clock of the admin,
// which is put up once the page is loaded, offers 9:00 among its times.

window.DateTimeShortcuts?.clockHours.default_.splice(1, 0, ["9:00", 9]);

for (const buttons of document.querySelectorAll("[data-moments]")) {
  buttons.hidden = false;
  buttons.addEventListener("click", ({ target }) => {
    if (!("day" in target.dataset)) return;
    const [day, time] = buttons.previousElementSibling.querySelectorAll("input");
    day.value = target.dataset.day;
    time.value = target.dataset.time;
    // Who hears the page is told what stands there now.
    time.focus();
  });
}
