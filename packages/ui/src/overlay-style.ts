/** The veil behind what demands an answer. Below the header of the page nothing shows through to be pressed. */
export const veilStyle = 'opens fixed inset-0 z-40 bg-veil off-paper'
