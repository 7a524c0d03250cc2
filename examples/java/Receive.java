// Books goods that arrived and tells what the site has: Java over the C ABI, by JNA.
//
//     javac -cp jna.jar Receive.java
//     java -cp jna.jar:. Receive shop.backroom owner SHOP-1 TEA-100 12 2.40
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.UUID;

public class Receive {
    /** What is used of backroom.h; size_t is a long on systems of 64 bits. */
    public interface Backroom extends Library {
        int OK = 0, RETRYABLE = 6;

        int backroom_open(OpenOptions options, PointerByReference book);
        int backroom_call(Pointer book, byte[] operation, long operationLength, byte[] request, long requestLength,
            CallOptions options, Bytes reply, Pointer outcome);
        int backroom_position(Pointer book, byte[] item, long itemLength, byte[] site, long siteLength,
            LongByReference millionths);
        int backroom_close(Pointer book);
        void backroom_bytes_free(Bytes bytes);
        Pointer backroom_last_error_text();
        Pointer backroom_last_error_path();
    }

    @FieldOrder({"structSize", "path", "pathLength", "actor", "actorLength", "mode", "durability", "busyTimeoutMs",
        "log", "logContext", "actorName", "actorNameLength", "entity", "entityLength", "actorKind", "reserved"})
    public static class OpenOptions extends Structure {
        public long structSize = size(), pathLength, actorLength, busyTimeoutMs, actorNameLength, entityLength;
        public Pointer path, actor, log, logContext, actorName, entity;
        public int mode, durability, actorKind, reserved;
    }

    @FieldOrder({"structSize", "key", "keyLength", "actor", "actorLength", "source", "sourceLength", "dryRun",
        "reserved"})
    public static class CallOptions extends Structure {
        public long structSize = size(), keyLength, actorLength, sourceLength;
        public Pointer key, actor, source;
        public int dryRun, reserved;
    }

    @FieldOrder({"data", "length"})
    public static class Bytes extends Structure {
        public Pointer data;
        public long length;
    }

    static final Backroom LIBRARY = Native.load("backroom", Backroom.class);

    /** The last error is the thread's own: it is asked before anything else is called. */
    static void check(int status) {
        if (status == Backroom.OK) return;
        String path = LIBRARY.backroom_last_error_path().getString(0, "UTF-8");
        String text = LIBRARY.backroom_last_error_text().getString(0, "UTF-8");
        throw new IllegalStateException(path.isEmpty() ? text : text + ", at " + path);
    }

    static Pointer text(byte[] utf8) {
        Memory memory = new Memory(utf8.length + 1);
        memory.write(0, utf8, 0, utf8.length);
        return memory;
    }

    /** Sends a command until there is an answer. The key makes that safe: however often it arrives, it is done once. */
    static String send(Pointer book, String operation, String request) {
        byte[] name = operation.getBytes(UTF_8), json = request.getBytes(UTF_8);
        byte[] key = UUID.randomUUID().toString().getBytes(UTF_8);
        CallOptions options = new CallOptions();
        options.key = text(key);
        options.keyLength = key.length;
        Bytes reply = new Bytes();
        int status = Backroom.RETRYABLE;
        for (int tries = 0; tries < 5 && status == Backroom.RETRYABLE; ++tries) {
            status = LIBRARY.backroom_call(book, name, name.length, json, json.length, options, reply, null);
        }
        check(status);
        try {
            return new String(reply.data.getByteArray(0, (int) reply.length), UTF_8);
        } finally {
            LIBRARY.backroom_bytes_free(reply);
        }
    }

    public static void main(String[] arguments) {
        if (arguments.length != 6) {
            throw new IllegalArgumentException("usage: Receive FILE ACTOR SITE ITEM QUANTITY UNIT_COST");
        }
        byte[] path = arguments[0].getBytes(UTF_8), actor = arguments[1].getBytes(UTF_8);
        byte[] site = arguments[2].getBytes(UTF_8), item = arguments[3].getBytes(UTF_8);
        OpenOptions options = new OpenOptions();
        options.path = text(path);
        options.pathLength = path.length;
        options.actor = text(actor);
        options.actorLength = actor.length;
        PointerByReference opened = new PointerByReference();
        check(LIBRARY.backroom_open(options, opened));
        Pointer book = opened.getValue();
        try {
            // A program of some size makes its requests with its library for JSON.
            System.out.println(send(book, "stock.receive_goods", String.format(
                "{\"site\": \"%s\", \"lines\": [{\"item\": \"%s\", \"quantity\": \"%s\", \"unit_cost\": \"%s\"}]}",
                arguments[2], arguments[3], arguments[4], arguments[5])));
            LongByReference millionths = new LongByReference();
            check(LIBRARY.backroom_position(book, item, item.length, site, site.length, millionths));
            System.out.println(arguments[2] + " has " + millionths.getValue() / 1_000_000 + " of " + arguments[3]);
        } catch (IllegalStateException refused) {
            System.out.println("not booked: " + refused.getMessage());
        } finally {
            LIBRARY.backroom_close(book);
        }
    }
}
