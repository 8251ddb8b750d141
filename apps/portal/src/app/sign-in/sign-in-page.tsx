import { useSearch } from '@tanstack/react-router'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Suspense, useState } from 'react'
import { DoorFrame } from './door-frame.tsx'
import { PasswordStep } from './password-step.tsx'
import { useLeadOn } from './use-lead-on.ts'

const SecondFactorStep = lazyPart(() => import('./second-factor-step.tsx'), 'SecondFactorStep')
const EnrolStep = lazyPart(() => import('./enrol-step.tsx'), 'EnrolStep')

const titles = {
  PASSWORD: ['Sign in', 'What your projects may use, and with whom they share it.'],
  SECOND_FACTOR: ['One more step', 'Show by something you have that it is you.'],
  ENROL: [
    'A second factor',
    'Your organisation asks for one of who may do what you may. Take it now; it is asked for from now on.',
  ],
} as const

/** From the first factor to the session, one step at a time. */
export function SignInPage() {
  const { to = '/', step: first = 'PASSWORD' } = useSearch({ from: '/sign-in' })
  const [step, setStep] = useState<keyof typeof titles>(first)
  const leadOn = useLeadOn(to)
  const [title, lead] = titles[step]
  const again = () => setStep('PASSWORD')
  return (
    <DoorFrame title={title} lead={lead}>
      <Suspense>
        {step === 'PASSWORD' && <PasswordStep to={to} onGiven={({ next }) => (next ? setStep(next) : leadOn())} />}
        {step === 'SECOND_FACTOR' && <SecondFactorStep onIn={leadOn} onAgain={again} />}
        {step === 'ENROL' && <EnrolStep onIn={leadOn} onAgain={again} />}
      </Suspense>
    </DoorFrame>
  )
}
