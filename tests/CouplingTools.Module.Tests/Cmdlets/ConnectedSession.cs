using System.Collections.Concurrent;
using System.Management.Automation;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Cmdlets;

/// <summary>A session connected to a sandbox of its own, <c>demo.sandbox</c>.</summary>
internal sealed class ConnectedSession : IDisposable
{
    private static readonly ConcurrentDictionary<(int, int, bool), Lazy<byte[]>> s_sandboxes = new();

    private ConnectedSession(ModuleSession session) => Session = session;

    public ModuleSession Session { get; }

    public RecordingHost Host => Session.Host;

    public static ConnectedSession Open(int customers = 12, int contacts = 0, bool interactive = false, bool companies = false)
    {
        var session = ModuleSession.Open(interactive);
        var content = s_sandboxes.GetOrAdd((customers, contacts, companies), size => new(() => Create(size.Item1, size.Item2, size.Item3))).Value;
        File.WriteAllBytes(Path.Combine(session.Folder, "demo.sandbox"), content);
        var demo = new ConnectedSession(session);
        demo.Connect();
        return demo;
    }

    /// <summary>Connects once more, with a connection that knows nothing of what the services said before.</summary>
    public void Connect() => SandboxTransport.Connect(Session, "demo.sandbox");

    public ModuleResult Invoke(string script, params object?[] arguments) => Session.Invoke(script, arguments);

    public IReadOnlyList<PSObject> Run(string script, params object?[] arguments) => Session.Run(script, arguments);

    public string Show(string script, params object?[] arguments) => Session.Show(script, arguments);

    /// <summary>The one thing a script returns.</summary>
    public T One<T>(string script, params object?[] arguments) => (T)Assert.Single(Run(script, arguments)).BaseObject;

    /// <summary>Creates a customer.</summary>
    public ServiceRecord Customer(string name, string city = "Atlanta") =>
        One<ServiceRecord>("New-BusinessCentralRecord Customer @{ displayName = $args[0]; city = $args[1] }", name, city);

    /// <summary>Creates an account that the mapping's filter takes.</summary>
    public ServiceRecord Account(string name, string city = "Atlanta") =>
        One<ServiceRecord>("New-SalesRecord Customer @{ name = $args[0]; address1_city = $args[1] }", name, city);

    /// <summary>Creates a customer with an account and synchronizes the two.</summary>
    public SyncResult Pair(string name, string city = "Atlanta") =>
        One<SyncResult>("$args[0] | Sync-Record Customer -Direction ToSales -IfNotCoupled Create", Customer(name, city));

    /// <summary>How many operations other than reads the sandbox has seen.</summary>
    public int Writes() =>
        One<int>("@(Get-CouplingSandboxLog | Where-Object { $_.Table -ne '$batch' -and $_.Method -notin 'GET', 'HEAD' }).Count");

    public void Dispose() => Session.Dispose();

    private static byte[] Create(int customers, int contacts, bool companies)
    {
        using var session = ModuleSession.Open();
        session.Run("$null = New-CouplingSandbox template.sandbox -Customers $args[0] -Contacts $args[1] -NativeIntegration:$args[2]", customers, contacts, companies);
        return File.ReadAllBytes(Path.Combine(session.Folder, "template.sandbox"));
    }
}
