/** A flow chart wider than the phone opens on its middle, where it begins and ends. */
export function centreWideChart(): void {
  const picture = document.querySelector('.flow__picture--wide')
  if (picture) picture.scrollLeft = (picture.scrollWidth - picture.clientWidth) / 2
}
