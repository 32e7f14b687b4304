package org.caselli.fax.telephony.freeswitch.inbound;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.caselli.fax.port.CallRouting;
import org.caselli.fax.port.InboundCalls;
import org.caselli.fax.telephony.freeswitch.CallTimers;
import org.caselli.fax.telephony.freeswitch.FreeSwitchSettings;
import org.caselli.fax.telephony.freeswitch.SwitchQuestions;

/**
 * What calls that come in need around them.
 *
 * @param routing says what is to be done with a call
 * @param calls where receptions are kept
 * @param terms as they are now
 * @param limits time limits of the engine
 * @param switches the switches that this server is connected to
 * @param register the calls of this node
 * @param collector collects a file, of a switch, now
 * @param later runs tasks after a while
 */
record InboundSurroundings(
    CallRouting routing,
    InboundCalls calls,
    Supplier<InboundTerms> terms,
    FreeSwitchSettings.Timing limits,
    SwitchQuestions switches,
    CallRegister register,
    BiConsumer<String, InboundCalls.AwaitedFile> collector,
    CallTimers.Later later,
    Executor executor,
    Clock clock) {}
