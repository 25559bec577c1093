using System.Globalization;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>What the shell is told to do. It says when it is connected, what became of each record, and when it is through.</summary>
internal sealed class ShellScript(TemporaryFolder folder, Uri address, string store, string secret)
{
    public const string Connected = "connected";
    public const string Through = "through";

    private const string Text = """
        param($Root, $Store, $Secret, $Work, [int] $BatchSize)
        $http = [System.Net.Http.HttpClient]::new()
        $token = {
            param($resource)
            $form = [System.Collections.Generic.Dictionary[string, string]]::new()
            $form['grant_type'] = 'client_credentials'
            $form['client_id'] = '3d5f1f7c-55c0-4b5e-8a59-6b7ac1c1a001'
            $form['client_secret'] = $Secret
            $form['scope'] = "$resource/.default"
            $answer = $http.PostAsync("$Root/contoso.com/oauth2/v2.0/token", [System.Net.Http.FormUrlEncodedContent]::new($form)).GetAwaiter().GetResult()
            [System.Text.Json.Nodes.JsonNode]::Parse($answer.Content.ReadAsStringAsync().GetAwaiter().GetResult())['access_token'].ToString()
        }
        try {
            $null = Connect-CouplingEnvironment -BusinessCentralUrl "$Root/v2.0/contoso.com/Production" -DataverseUrl $Root -StorePath $Store -AccessToken $token
            'connected'
            $options = @{ Direction = 'Bidirectional'; BatchSize = $BatchSize; MaxChangePercent = 100; ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
            & {
                switch ($Work) {
                    'Uncoupled' { & { Get-BusinessCentralRecord Customer -Uncoupled; Get-SalesRecord Customer -Uncoupled } | Sync-Record Customer -IfNotCoupled Create @options }
                    'Changed' { Sync-Record Customer -Changed -IfNotCoupled Create @options }
                    'All' { Sync-Record Customer -All @options }
                }
            } | ForEach-Object { "result $($_.RunId) $($_.Outcome) $($_.BusinessCentralId) $($_.SalesId) $($_.Reason)" }
            if ($Work -eq 'History') { Get-SyncRun | ForEach-Object { "run $($_.Id) $($_.Status) $($_.Total)" } }
            'through'
        }
        catch {
            "failed $($_.FullyQualifiedErrorId) $_"
            exit 1
        }
        """;

    private readonly string _file = folder.Write("work.ps1", Text);

    /// <param name="work">What to do.</param>
    /// <param name="batchSize">How many records are handled together.</param>
    /// <param name="kilobytes">How large files may become; any size without.</param>
    public ShellProcess Start(ShellWork work, int batchSize, int? kilobytes = null)
    {
        string[] arguments =
        [
            "-NonInteractive", "-File", _file, "-Root", address.AbsoluteUri.TrimEnd('/'), "-Store", store, "-Secret", secret, "-Work", $"{work}",
            "-BatchSize", batchSize.ToString(CultureInfo.InvariantCulture),
        ];
        return kilobytes is { } most ? ShellProcess.StartWithin(most, arguments) : ShellProcess.Start(arguments);
    }
}
