import { redirect } from 'next/navigation'

/** The front page is the incident list: what is happening comes first. */
export default function Home() {
  redirect('/incidents')
}
