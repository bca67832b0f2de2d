package dev.mqttworkbench.app.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MessageLogTest {

    private final Messages make = new Messages();

    @Test
    void keepsTheHistoryOfATopicBehindTheRows() {
        var log = new MessageLog(10, 1 << 20);
        log.append(List.of(make.in("slow", "1")));
        for (var i = 0; i < 50; i++) {
            log.append(List.of(make.in("fast", "x")));
        }

        assertThat(log.rows()).hasSize(10).allMatch(message -> message.topic().equals("fast"));
        assertThat(log.history("slow")).hasSize(1);
        assertThat(log.history("fast")).hasSize(50);
        assertThat(log.accounts().kept()).isEqualTo(51);
    }

    @Test
    void neverForgetsTheNewestMessageOfATopic() {
        var log = new MessageLog(1_000, 100_000);
        log.append(List.of(make.in("slow", "precious")));
        for (var i = 0; i < 200; i++) {
            log.append(List.of(make.ofSize("fast", 10_000)));
        }

        assertThat(log.history("slow")).extracting(message -> message.payload().asText()).containsExactly("precious");
        assertThat(log.accounts().bytes()).isLessThan(100_000);
        assertBalanced(log, 201);
    }

    @Test
    void boundsTheHistoryOfATopic() {
        var log = new MessageLog(100, 1 << 30);
        for (var i = 0; i < 5_000; i++) {
            log.append(List.of(make.in("fast", Integer.toString(i))));
        }

        assertThat(log.history("fast")).hasSize(TopicHistory.MAXIMUM);
        assertThat(log.history("fast").getLast().payload().asText()).isEqualTo("4999");
        assertBalanced(log, 5_000);
    }

    @Test
    void listsWhatItsBudgetHolds() {
        var log = new MessageLog();
        for (var i = 0; i < 300; i++) {
            log.append(IntStream.range(0, 1_000).mapToObj(each -> make.in("t/" + each, "21.5")).toList());
        }
        assertThat(log.rows()).hasSize(300_000);

        log.setBudget(64L << 20);

        assertThat(log.accounts().bytes()).isLessThanOrEqualTo(64L << 20).isGreaterThan(63L << 20);
        assertThat(log.rows()).hasSizeBetween(200_000, 290_000);
        assertBalanced(log, 300_000);
    }

    @Test
    void countsWhatWasNeverSeen() {
        var log = new MessageLog();
        log.append(List.of(make.in("a", "1")));
        log.skip(7);

        assertThat(log.accounts()).extracting(MessageLog.Accounts::received, MessageLog.Accounts::kept, MessageLog.Accounts::skipped)
                .containsExactly(8L, 1L, 7L);
    }

    @Test
    void beginsAnew() {
        var log = new MessageLog();
        log.append(List.of(make.in("a", "1")));
        log.clear();

        assertThat(log.accounts()).isEqualTo(new MessageLog.Accounts(0, 0, 0, 0, 0));
        assertThat(log.topics()).isZero();
    }

    @RepeatedTest(20)
    void balancesItsAccountsWhateverComes(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var log = new MessageLog(1 + random.nextInt(200), 1_000 + random.nextInt(100_000));
        var newest = new HashMap<String, Message>();
        var received = 0;
        for (var i = 0; i < 60; i++) {
            var batch = batch(random);
            batch.stream().filter(Message::isIncoming).forEach(message -> newest.put(message.topic(), message));
            log.append(batch);
            received += batch.size();
            assertBalanced(log, received);
        }
        newest.forEach((topic, message) -> assertThat(log.history(topic)).last().isEqualTo(message));
    }

    private List<Message> batch(Random random) {
        var batch = new ArrayList<Message>();
        for (var i = random.nextInt(40); i >= 0; i--) {
            var topic = "t/" + (int) (20 * random.nextDouble() * random.nextDouble());
            batch.add(random.nextInt(4) == 0 ? make.out(topic, "x") : make.ofSize(topic, random.nextInt(600)));
        }
        return batch;
    }

    /// Counts what can be seen, one by one, and compares with the accounts.
    private static void assertBalanced(MessageLog log, long received) {
        var seen = new HashMap<Long, Message>();
        log.rows().forEach(message -> seen.put(message.number(), message));
        log.topicNames().forEach(topic -> log.history(topic).forEach(message -> seen.put(message.number(), message)));
        var accounts = log.accounts();
        assertThat(accounts.kept()).isEqualTo(seen.size());
        assertThat(accounts.received()).isEqualTo(received);
        assertThat(accounts.received()).isEqualTo(accounts.kept() + accounts.evicted() + accounts.skipped());
    }
}
