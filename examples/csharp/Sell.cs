// Rings up an item, paid in cash, and tells what is left of it: C# over the C ABI, by P/Invoke.
//
//     mcs Sell.cs
//     mono Sell.exe shop.backroom owner T1 TEA-100 2 20.00
using System;
using System.Runtime.InteropServices;
using System.Text;

static class Backroom {
    public const int Ok = 0, Retryable = 6;

    [StructLayout(LayoutKind.Sequential)]
    public struct OpenOptions {
        public UIntPtr StructSize;
        [MarshalAs(UnmanagedType.LPUTF8Str)] public string Path;
        public UIntPtr PathLength;
        [MarshalAs(UnmanagedType.LPUTF8Str)] public string Actor;
        public UIntPtr ActorLength;
        public int Mode, Durability;
        public long BusyTimeoutMs;
        public IntPtr Log, LogContext, ActorName;
        public UIntPtr ActorNameLength;
        public IntPtr Entity;
        public UIntPtr EntityLength;
        public int ActorKind, Reserved;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct CallOptions {
        public UIntPtr StructSize;
        [MarshalAs(UnmanagedType.LPUTF8Str)] public string Key;
        public UIntPtr KeyLength;
        public IntPtr Actor;
        public UIntPtr ActorLength;
        public IntPtr Source;
        public UIntPtr SourceLength;
        public int DryRun, Reserved;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Bytes {
        public IntPtr Data;
        public UIntPtr Length;
    }

    [DllImport("backroom")] public static extern int backroom_open(ref OpenOptions options, out IntPtr book);
    [DllImport("backroom")] public static extern int backroom_call(
        IntPtr book, byte[] operation, UIntPtr operationLength, byte[] request, UIntPtr requestLength,
        ref CallOptions options, out Bytes reply, IntPtr outcome);
    [DllImport("backroom")] public static extern int backroom_available(
        IntPtr book, byte[] item, UIntPtr itemLength, byte[] site, UIntPtr siteLength, out long millionths);
    [DllImport("backroom")] public static extern int backroom_close(IntPtr book);
    [DllImport("backroom")] public static extern void backroom_bytes_free(ref Bytes bytes);
    [DllImport("backroom")] static extern IntPtr backroom_last_error_text();
    [DllImport("backroom")] static extern IntPtr backroom_last_error_code();

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
    public static UIntPtr Length(byte[] bytes) => (UIntPtr)bytes.Length;

    // The last error is the thread's own: it is asked before anything else is called.
    public static void Check(int status) {
        if (status == Ok) return;
        string text = Marshal.PtrToStringUTF8(backroom_last_error_text());
        throw new InvalidOperationException(text + " (" + Marshal.PtrToStringUTF8(backroom_last_error_code()) + ")");
    }

    public static IntPtr Open(string path, string actor) {
        var options = new OpenOptions {
            StructSize = (UIntPtr)Marshal.SizeOf(typeof(OpenOptions)),
            Path = path, PathLength = Length(Utf8(path)),
            Actor = actor, ActorLength = Length(Utf8(actor)),
        };
        Check(backroom_open(ref options, out IntPtr book));
        return book;
    }

    // Sends a command until there is an answer. The key makes that safe: however often it arrives, it is done once.
    public static string Send(IntPtr book, string operation, string request) {
        byte[] name = Utf8(operation), json = Utf8(request);
        string key = Guid.NewGuid().ToString();
        var options = new CallOptions {
            StructSize = (UIntPtr)Marshal.SizeOf(typeof(CallOptions)),
            Key = key, KeyLength = Length(Utf8(key)),
        };
        var reply = new Bytes();
        int status = Retryable;
        for (int tries = 0; tries < 5 && status == Retryable; ++tries)
            status = backroom_call(book, name, Length(name), json, Length(json), ref options, out reply, IntPtr.Zero);
        Check(status);
        try { return Marshal.PtrToStringUTF8(reply.Data, (int)reply.Length); }
        finally { backroom_bytes_free(ref reply); }
    }
}

static class Sell {
    static int Main(string[] arguments) {
        if (arguments.Length != 6) {
            Console.Error.WriteLine("usage: Sell FILE ACTOR REGISTER ITEM QUANTITY PAID");
            return 2;
        }
        try {
            IntPtr book = Backroom.Open(arguments[0], arguments[1]);
            try {
                // A program of some size makes its requests with its library for JSON.
                string line = $@"{{""item"": ""{arguments[3]}"", ""quantity"": ""{arguments[4]}""}}";
                string tender = $@"{{""tender"": ""CASH"", ""amount"": ""{arguments[5]}""}}";
                string request = $@"{{""register"": ""{arguments[2]}"", ""lines"": [{line}], ""tenders"": [{tender}]}}";
                Console.WriteLine(Backroom.Send(book, "till.ring_up", request));
                byte[] item = Backroom.Utf8(arguments[3]);
                int status = Backroom.backroom_available(
                    book, item, Backroom.Length(item), null, UIntPtr.Zero, out long millionths);
                Backroom.Check(status);
                Console.WriteLine($"{millionths / 1000000} of {arguments[3]} can still be sold");
            } finally {
                Backroom.backroom_close(book);
            }
            return 0;
        } catch (InvalidOperationException refused) {
            Console.Error.WriteLine("not sold: " + refused.Message);
            return 1;
        }
    }
}
